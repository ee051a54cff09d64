"""Whether a file is a colour profile that pages can be printed with.

Source: ICC.1:2022, 7.2 (header), 9.2 (required tags).
"""


def profile_fault(icc: bytes) -> str:
    """Why the bytes of a file cannot be the output profile (CMYK, class prtr); empty when they can."""
    if len(icc) < 132 or icc[36:40] != b"acsp":
        return "acsp"
    if int.from_bytes(icc[0:4], "big") != len(icc):
        return "size"
    if icc[12:16] != b"prtr" or icc[16:20] != b"CMYK":
        return f"{icc[12:16].decode('ascii', 'replace')}/{icc[16:20].decode('ascii', 'replace')}"
    count = int.from_bytes(icc[128:132], "big")
    tags = {icc[132 + 12 * i : 136 + 12 * i] for i in range(min(count, 200))}
    return "" if {b"A2B0", b"B2A0"} <= tags else "A2B0/B2A0"
