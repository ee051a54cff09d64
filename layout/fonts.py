"""The registry of faces: which face plays which role, and which face of a role's chain sets a character.

Decisions: a role (报宋, song, headline Hei …) is a chain of faces; the first that holds a character sets it. A chain
may differ by script or language (`latin`, `kana`, `hangul`, `zh-Hant` …); after it comes the role's own chain, then the
chain of `fallback`. A paper's own faces stand before the bundled ones. A `Face` is plain data; what its file says is
read on first need (`fonts_files.py`) and shared by the process, so that opening the registry costs next to nothing;
which faces the system has is told by `fonts_system.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from layout import fonts_messages as messages
from layout.diagnostics import Diagnostic, InputError, Message, MissingError, Span
from layout.fonts_files import GLYPHLESS, BrokenFontError, Facts, count_faces, forbids_embedding, read_cids, read_facts
from layout.fonts_system import find_system_face, list_system_faces, system_folders
from layout.records import dataclass
from layout.traditional import traditional

FALLBACK_ROLE = "fallback"
FALLBACK_NAMES = (FALLBACK_ROLE, "后备")
MISSING = frozenset(
    (
        *(messages.FILE_MISSING, messages.FILE_UNREADABLE, messages.SYSTEM_MISSING),
        *(messages.NOT_OPENTYPE, messages.NO_TABLE, messages.TABLE_CUT, messages.NO_OUTLINES),
    )
)
NEAREST_WEIGHT = 50.0  # a family's static face answers for a wanted weight within this distance


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what terms a face is used and where it came from; empty for a face that a paper brings."""

    name: str = ""
    file: str = ""
    package: str = ""
    version: str = ""
    upstream: str = ""
    sha256: str = ""
    sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Face:
    """One face: a file, the index in it, and the axis values it is pinned to (all axes of a variable font).

    Lengths are in em. `identity` is what the registry knows about CID = glyph id; `None` = read it from the file.
    """

    id: str
    path: Path
    index: int = 0
    variations: tuple[tuple[str, float], ...] = ()
    licence: Licence = Licence()
    identity: bool | None = None

    def __hash__(self) -> int:
        """By the id: what is kept standing is kept by face, and asked for at every new character."""
        return hash(self.id)

    @property
    def facts(self) -> Facts:
        """What the file says; read once in a process."""
        return read_facts(self.path, self.index)

    @property
    def postscript(self) -> str:
        """The PostScript name; a pinned instance adds its values, so that two instances differ (Adobe TN 5902)."""
        pinned = "".join(f"_{value:g}{tag.strip()}" for tag, value in self.variations)
        return self.facts.postscript + pinned.replace(".", "d").replace("-", "m")

    @property
    def family(self) -> str:
        """The family's name."""
        return self.facts.family

    @property
    def units_per_em(self) -> int:
        """Font units in an em."""
        return self.facts.units_per_em

    @property
    def ascender_em(self) -> float:
        """Typographic ascender (OS/2), above the baseline. Source: typography.md §15."""
        return self.facts.ascender_em

    @property
    def descender_em(self) -> float:
        """Typographic descender (OS/2), negative below the baseline."""
        return self.facts.descender_em

    @property
    def cap_height_em(self) -> float:
        """Height of a capital letter."""
        return self.facts.cap_height_em

    @property
    def x_height_em(self) -> float:
        """Height of a small letter without ascender."""
        return self.facts.x_height_em

    @property
    def is_cff(self) -> bool:
        """Whether the outlines are PostScript ones (CFF or CFF2); else TrueType."""
        return self.facts.is_cff

    @property
    def is_variable(self) -> bool:
        """Whether the file is a variable font, set at the pinned values."""
        return bool(self.variations)

    @property
    def cids(self) -> tuple[int, ...] | None:
        """CID by glyph id where they differ; `None` where CID = glyph id. Source: print.md §3."""
        if self.identity:
            return None
        cids = read_cids(self.path, self.index)
        return None if cids is None or cids == tuple(range(len(cids))) else cids

    @property
    def cid_is_gid(self) -> bool:
        """Whether a glyph id may be written as the CID."""
        return self.cids is None

    @property
    def fs_type(self) -> int:
        """The embedding rights of OS/2."""
        return self.facts.fs_type

    def covers(self, char: str) -> bool:
        """Whether the face can set a character: by a glyph, or by none where the character needs none."""
        return ord(char) in self.facts.codes or ord(char) in GLYPHLESS


@dataclass(frozen=True, slots=True)
class Role:
    """A role, all the names it goes by, and its chains of face ids: by script or language, and for all the rest."""

    name: str
    names: tuple[str, ...]
    faces: tuple[str, ...]
    special: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def chain(self, char: str, lang: str) -> tuple[str, ...]:
        """The face ids to try for a character of a text in a language, best first; one may come twice."""
        if not self.special:
            return self.faces
        return (*self.special.get(_script_key(char, lang), ()), *self.special.get(lang, ()), *self.faces)


@dataclass(frozen=True, slots=True)
class Registry:
    """Every face by id, every role by each of its names, and the faces to try after the chain of any role."""

    faces: Mapping[str, Face]
    roles: Mapping[str, Role]
    fallback: tuple[str, ...] = ()

    def face(self, face_id: str) -> Face:
        """The face of an id that this registry gave out."""
        return self.faces[face_id]

    def face_for(self, role: str, char: str, lang: str) -> Face | None:
        """The face that sets a character in a role, or `None` where no face of its chain holds it.

        Args:
            role: One of the names in `roles`; a name that is not there is a fault of ours (the build checks it).
            char: One character.
            lang: The language of the text: zh-Hans, zh-Hant, zh-HK, ja, ko, en.
        """
        for face_id in self.roles[role].chain(char, lang):
            if self.faces[face_id].covers(char):
                return self.faces[face_id]
        for face_id in self.fallback:
            if self.faces[face_id].covers(char):
                return self.faces[face_id]
        return None

    def is_own(self, role: str, face: Face, char: str, lang: str) -> bool:
        """Whether a face that sets a character stands in the role's chain, not only among the faces tried last."""
        return face.id in self.roles[role].chain(char, lang)

    def missing(self, role: str, text: str, lang: str) -> tuple[str, ...]:
        """The characters of a text that no face of the role holds, each once, in order."""
        return tuple(dict.fromkeys(char for char in text if self.face_for(role, char, lang) is None))


@dataclass(frozen=True, slots=True)
class FaceRequest:
    """A face that a paper names for a role; several for one role make a chain, in order.

    Either `file` (relative to the paper's folder) or `system` (family, full or PostScript name). `index` chooses in a
    collection, `weight` (1 to 1000) pins a variable font or chooses in a family. `key` limits the face to a script or
    language (`latin`, `kana`, `hangul`, `zh-Hant` …); empty = everything.
    """

    role: str
    span: Span
    file: str | None = None
    system: str | None = None
    index: int | None = None
    weight: float | None = None
    key: str = ""


def _script_key(char: str, lang: str) -> str:
    """The chain a character asks for. In an English text all but Han is the Latin face's, quotes included."""
    code = ord(char)
    if 0x3040 <= code <= 0x30FF or 0x31F0 <= code <= 0x31FF:
        return "kana"
    if 0xAC00 <= code <= 0xD7FF or 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F:
        return "hangul"
    if code == 0xB7:
        return ""
    is_latin = code <= 0x52F or 0x1E00 <= code <= 0x1FFF
    return "latin" if is_latin or (lang == "en" and code < 0x2E80) else ""


def build_registry(data: Mapping[str, Any], folder: Path) -> Registry:
    """The registry that `fonts.yaml` describes, its files in `folder`.

    Args:
        data: The mapping of the file: `roles`, `fallback` and `faces`, as `fonts/make_faces.py` writes them.
        folder: Where the files are.

    Raises:
        MissingError: A file is not there.
    """
    faces = {face_id: _bundled_face(face_id, entry, folder) for face_id, entry in data["faces"].items()}
    place = Span(str(folder / "fonts.yaml"), 1, 1)
    absent = [face for face in faces.values() if not face.path.is_file()]
    if absent:
        raise MissingError(tuple(_fault(messages.FILE_MISSING, place, str(face.path)) for face in absent))
    roles: dict[str, Role] = {}
    for name, entry in data["roles"].items():
        special = {key: tuple(ids) for key, ids in entry.items() if key not in ("names", "faces")}
        role = Role(name, (name, *entry.get("names", ())), tuple(entry["faces"]), special)
        roles |= dict.fromkeys((*role.names, *map(traditional, role.names)), role)
    return Registry(faces, roles, tuple(data.get("fallback", ())))


def _bundled_face(face_id: str, entry: Mapping[str, Any], folder: Path) -> Face:
    """One face of the registry file."""
    source = entry.get("source", {})
    licence = Licence(
        name=entry.get("licence", ""),
        file=entry.get("licence_file", ""),
        package=source.get("package", ""),
        version=source.get("version", ""),
        upstream=entry.get("upstream", ""),
        sha256=entry.get("sha256", ""),
        sets=tuple(entry.get("coverage", {}).get("sets", ())),
    )
    path = folder / entry["file"]
    return Face(face_id, path, entry.get("index", 0), licence=licence, identity=entry.get("cid_is_gid"))


def extend_registry(registry: Registry, requests: Sequence[FaceRequest], base: Path) -> Registry:
    """The registry with a paper's own faces, each before the faces that its role had.

    A role that is not there yet is made, with the body face's chain behind it; the faces of the role `fallback` (后备)
    are tried last, for every role, before the bundled ones for that.

    Args:
        registry: The bundled faces.
        requests: What the paper names, in its order.
        base: The paper's folder.

    Raises:
        MissingError: Of what is wrong, something is a file or font that is missing or unreadable.
        InputError: A face may not be embedded, or has not the index or weight asked for. All faults at once.
    """
    faults: list[Diagnostic] = []
    faces = dict(registry.faces)
    own: dict[tuple[str, str], list[str]] = {}
    for request in requests:
        found = _requested_face(request, base)
        if isinstance(found, Diagnostic):
            faults.append(found)
        else:
            faces[found.id] = found
            own.setdefault((_role_name(registry, request.role), request.key), []).append(found.id)
    if faults:
        raise (MissingError if any(fault.message in MISSING for fault in faults) else InputError)(tuple(faults))
    roles, fallback = dict(registry.roles), registry.fallback
    for (name, key), ids in sorted(own.items(), key=lambda item: item[0][1] != ""):  # special ones last: they win
        if name == FALLBACK_ROLE:
            fallback = (*ids, *fallback)
            continue
        role = _with_faces(roles.get(name) or _new_role(name, roles), key, ids)
        roles |= dict.fromkeys(role.names, role)
    return Registry(faces, roles, fallback)


def _role_name(registry: Registry, name: str) -> str:
    """The one name of a role, whatever it was called."""
    if name in FALLBACK_NAMES:
        return FALLBACK_ROLE
    return registry.roles[name].name if name in registry.roles else name


def _new_role(name: str, roles: Mapping[str, Role]) -> Role:
    """A role that only this paper has, with the body face behind it."""
    return Role(name, (name,), roles["song"].faces if "song" in roles else ())


def _with_faces(role: Role, key: str, ids: Iterable[str]) -> Role:
    """The role with faces put before its chain for a key (script or language; empty = all).

    Faces for everything also stand before the role's special chains: a paper that names one face means its Latin too.
    """
    if key:
        return replace(role, special={**role.special, key: (*ids, *role.special.get(key, ()))})
    special = {name: (*ids, *chain) for name, chain in role.special.items()}
    return replace(role, faces=(*ids, *role.faces), special=special)


def _fault(message: Message, span: Span, file: str, **values: str) -> Diagnostic:
    """A fault of one face, at the place that names it."""
    return Diagnostic(message=message, values={"file": file, **values}, span=span, found=file or None)


def _requested_face(request: FaceRequest, base: Path) -> Face | Diagnostic:
    """The face that a paper asks for, checked, or what is wrong with it."""
    if request.system:
        return _system_face(request)
    if not request.file:
        return _fault(messages.NO_SOURCE, request.span, "", role=request.role)
    return _checked_face(request, base / request.file, request.index or 0, request.file)


def _system_face(request: FaceRequest) -> Face | Diagnostic:
    """The best of the system's faces of a name, checked."""
    name, folders = request.system or "", system_folders()
    found = find_system_face(name, request.weight, folders)
    found = tuple(face for face in found if request.index in (None, face.index))
    if not found:
        families = sorted({face.family for face in list_system_faces(folders)})
        near = ", ".join(get_close_matches(name, families, cutoff=0.3))
        such = {"near_zh": f"，如 {near}" if near else "", "near_en": f", such as {near}" if near else ""}
        return _fault(messages.SYSTEM_MISSING, request.span, name, name=name, **such)
    best = found[0]
    if request.weight is not None and not best.is_variable and abs(best.weight - request.weight) > NEAREST_WEIGHT:
        has = ", ".join(f"{weight:g}" for weight in sorted({face.weight for face in found}))
        return _fault(messages.WEIGHT_OUTSIDE, request.span, name, weight=f"{request.weight:g}", has=has)
    pinned = request if best.is_variable else replace(request, weight=None)
    return _checked_face(pinned, best.path, best.index, name)


def _checked_face(request: FaceRequest, path: Path, index: int, shown: str) -> Face | Diagnostic:
    """The face of a file, or why it cannot be used."""
    try:
        count = count_faces(path)
        if index >= count or index < 0:
            return _fault(messages.INDEX_OUTSIDE, request.span, shown, index=str(index), last=str(count - 1))
        facts = read_facts(path, index)
    except BrokenFontError as error:
        return _fault(error.message, request.span, shown, **error.values)
    except FileNotFoundError:
        return _fault(messages.FILE_MISSING, request.span, shown)
    except (OSError, ValueError) as error:  # ValueError: a path that no system takes
        return _fault(
            messages.FILE_UNREADABLE, request.span, shown, reason=str(getattr(error, "strerror", "") or error)
        )
    forbidden = forbids_embedding(facts.fs_type)
    if forbidden:
        return _fault(forbidden, request.span, shown, fs_type=f"0x{facts.fs_type:04X}")
    if request.weight is None:
        variations = tuple((axis.tag, axis.default) for axis in facts.axes)
        return Face(_face_id(request, path, index, variations), path, index, variations)
    return _pinned_face(request, path, index, facts, shown)


def _pinned_face(request: FaceRequest, path: Path, index: int, facts: Facts, shown: str) -> Face | Diagnostic:
    """A variable font at the weight asked for, its other axes at their defaults, or why there is no such weight."""
    weight = request.weight or 0.0
    axis = next((axis for axis in facts.axes if axis.tag == "wght"), None)
    if axis is None:
        if facts.weight == weight:
            return Face(_face_id(request, path, index, ()), path, index)
        values = {"weight": f"{weight:g}", "has": f"{facts.weight:g}"}
        return _fault(messages.NOT_VARIABLE, request.span, shown, **values)
    if not axis.low <= weight <= axis.high:
        values = {"weight": f"{weight:g}", "has": f"{axis.low:g}–{axis.high:g}"}
        return _fault(messages.WEIGHT_OUTSIDE, request.span, shown, **values)
    variations = tuple((item.tag, weight if item.tag == "wght" else item.default) for item in facts.axes)
    return Face(_face_id(request, path, index, variations), path, index, variations)


def _face_id(request: FaceRequest, path: Path, index: int, variations: tuple[tuple[str, float], ...]) -> str:
    """The id of a paper's face: its file as written, index, pinned values; the same wherever the paper stands."""
    pinned = "".join(f",{tag}={value:g}" for tag, value in variations)
    return f"{request.file or path.name}#{index}{pinned}"
