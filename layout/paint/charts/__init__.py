"""A chart's data → a ReportLab drawing, lettered in the style's own faces."""
