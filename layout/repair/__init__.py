"""The import road: raw newspaper copy becomes clean articles, and every change stands in a ledger (repair.md)."""

from layout.repair.road import repair_copy

__all__ = ["repair_copy"]
