import pytest
from judged import ISSUES, Judged, edition_of

from layout.paint import paint_pdf
from layout.paint.metadata import VERSIONS


@pytest.fixture(
    scope="session",
    params=[(issue, standard) for issue in ISSUES for standard in VERSIONS],
    ids=[f"{issue.parent.name}-{standard}" for issue in ISSUES for standard in VERSIONS],
)
def judged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Each issue in each standard, painted."""
    issue, standard = request.param
    edition = edition_of(issue)
    path = tmp_path_factory.mktemp("judged") / f"{issue.parent.name}-{standard}.pdf"
    path.write_bytes(paint_pdf(edition.sheets, edition.issue, edition.registry, standard))
    return Judged(path, edition, standard)
