"""YAML text → a tree of values, each with its place; and its binding to tables of fields."""

from __future__ import annotations
