"""The command `fonts`: the roles, the faces behind them, their licences and coverage; what an issue has no face for."""

import sys
from pathlib import Path

import click

from layout.cli.desk import FINDINGS, faults, guess, json_option, lang_option, print_json, registry
from layout.cli.terminal import show
from layout.diagnostics import Diagnostic, MessageLang, to_json
from layout.fonts import Face, Registry, Role
from layout.shape.messages import MISSING_GLYPH

EMPTY = "—"


@click.command()
@click.option(
    "--check",
    "issue",
    type=click.Path(path_type=Path),
    help="一期报纸里没有字体能排的字 / an issue's missing characters.",
)
@json_option
@lang_option
def fonts_command(issue: Path | None, as_json: bool, lang: str | None) -> None:
    """字体登记表：角色、字体、许可、字数。The registry of faces: roles, faces, licences, coverage."""
    words: MessageLang = guess(lang, issue) if issue else ("en" if lang == "en" else "zh")
    faces = registry()
    with faults(words, as_json, registry_json(faces) if as_json else None):
        missing = _missing(issue, faces) if issue else ()
    if as_json:
        document = registry_json(faces)
        print_json(document | ({"findings": [to_json(finding, words) for finding in missing]} if issue else {}))
    elif issue:
        show(missing, words)
        click.echo(_verdict(missing, words))
    else:
        click.echo("\n".join(registry_lines(faces, words)))
    sys.exit(FINDINGS if missing else 0)


def _missing(issue: Path, faces: Registry) -> tuple[Diagnostic, ...]:
    """The characters of an issue that no face has, each with its place; the paper's own faces count."""
    from layout.pipeline import make_up  # only this option pays for the whole road

    return tuple(finding for finding in make_up(issue, faces).findings if finding.code == MISSING_GLYPH.code)


def _verdict(missing: tuple[Diagnostic, ...], lang: MessageLang) -> str:
    """One line that says how the check went."""
    if lang == "zh":
        return f"{len(missing)} 处字没有字体能排" if missing else "每个字都有字体能排"
    return f"{len(missing)} characters without a face" if missing else "every character has a face"


def _distinct(faces: Registry) -> list[Role]:
    """The roles, each once, in the order of the registry."""
    return list({role.name: role for role in faces.roles.values()}.values())


def registry_json(faces: Registry) -> dict[str, object]:
    """The registry as JSON: `roles` with their chains, `faces` with file, licence, source and coverage."""
    return {
        "roles": [
            {"name": role.name, "names": list(role.names), "faces": list(role.faces)}
            | {"special": {key: list(chain) for key, chain in role.special.items()}}
            for role in _distinct(faces)
        ],
        "faces": [_face_json(face) for face in faces.faces.values()],
        "fallback": list(faces.fallback),
    }


def _face_json(face: Face) -> dict[str, object]:
    """One face: what its file says and what the registry knows."""
    licence = face.licence
    return {
        "id": face.id,
        "postscript": face.postscript,
        "family": face.family,
        "file": face.path.name,
        "index": face.index,
        "variations": dict(face.variations),
        "outlines": "cff" if face.is_cff else "truetype",
        "cid_is_gid": face.cid_is_gid,
        "fs_type": face.fs_type,
        "characters": len(face.facts.codes),
        "glyphs": face.facts.glyph_count,
        "sets": list(licence.sets),
        "licence": licence.name,
        "licence_file": licence.file,
        "source": {"package": licence.package, "version": licence.version, "upstream": licence.upstream},
        "sha256": licence.sha256,
    }


def registry_lines(faces: Registry, lang: MessageLang) -> list[str]:
    """The registry for a person: the roles and their chains, then the faces."""
    zh = lang == "zh"
    lines = ["角色" if zh else "roles"]
    for role in _distinct(faces):
        lines.append(f"  {'、'.join(role.names) if zh else ', '.join(role.names)}")
        lines.append(f"      {' → '.join(role.faces)}")
        lines += [f"      {key}: {' → '.join(chain)}" for key, chain in role.special.items()]
    lines += ["", "字体" if zh else "faces"]
    for face in faces.faces.values():
        licence, count = face.licence, f"{len(face.facts.codes):,}"
        lines.append(f"  {face.id}  {face.postscript}  {count} {'字' if zh else 'characters'}")
        lines.append(f"      {face.path.name}  {licence.name or EMPTY} ({licence.file or EMPTY})")
        lines.append(f"      {licence.package} {licence.version}  {', '.join(licence.sets) or EMPTY}")
    return lines
