"""Tests of the press file and what goes with it."""
