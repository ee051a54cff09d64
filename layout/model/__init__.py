"""The issue as data: articles, the drawn page, styles. Frozen dataclasses without behaviour; every stage reads them."""
