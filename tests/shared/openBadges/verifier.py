"""Verifies a badge as the standards say, with nothing of ours: PyLD makes its graph, OpenSSL looks at the signatures.

Reads {credential, contexts, ed25519, jwt, p256} from standard input: a signed credential, the contexts it names by
address, the same credential as VC-JWT, and both public keys as JWK. Prints what holds.
"""

import base64
import hashlib
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicNumbers
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from pyld import jsonld

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def from_base58(text):
    number = 0
    for letter in text:
        number = number * 58 + BASE58.index(letter)
    return number.to_bytes(64, "big")


def from_base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def digest_of(document, contexts):
    def load(url, _options):
        return {"contextUrl": None, "documentUrl": url, "document": contexts[url]}

    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    return hashlib.sha256(jsonld.normalize(document, options).encode()).digest()


def holds(check):
    try:
        check()
        return True
    except InvalidSignature:
        return False


def data_integrity(given):
    """Data Integrity EdDSA Cryptosuites 1.0, 3.3: the hash of the proof's options, then that of the document."""
    document = dict(given["credential"])
    [proof] = document.pop("proof")
    options = {"@context": document["@context"], **{k: v for k, v in proof.items() if k != "proofValue"}}
    signed = digest_of(options, given["contexts"]) + digest_of(document, given["contexts"])
    key = Ed25519PublicKey.from_public_bytes(from_base64url(given["ed25519"]["x"]))
    return holds(lambda: key.verify(from_base58(proof["proofValue"][1:]), signed))


def vc_jwt(given):
    head, _, signature = given["jwt"].rpartition(".")
    raw = from_base64url(signature)
    halves = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    x, y = (int.from_bytes(from_base64url(given["p256"][part]), "big") for part in ("x", "y"))
    key = EllipticCurvePublicNumbers(x, y, SECP256R1()).public_key()
    return holds(lambda: key.verify(encode_dss_signature(*halves), head.encode(), ECDSA(SHA256())))


given = json.load(sys.stdin)
json.dump({"dataIntegrity": data_integrity(given), "jwt": vc_jwt(given)}, sys.stdout)
