"""Prüft einen heruntergeladenen Nachweis: python3 verify_record.py record.json [Fingerabdruck des Schlüssels]. Erklärung: docs/RECORD.md"""
import base64, hashlib, json, re, sys, unicodedata

# Ed25519 nach RFC 8032, nur das Prüfen. Punkte in erweiterten Koordinaten (X, Y, Z, T).
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT, NEUTRAL = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P), (0, 1, 1, 0)

def add(p, q):
    a, b, c, d = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P, 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def two_multiples(m, p, n, q):  # m·p + n·q
    total, both = NEUTRAL, add(p, q)
    for bit in range(255, -1, -1):
        total, one, two = add(total, total), m >> bit & 1, n >> bit & 1
        if one or two: total = add(total, both if one and two else p if one else q)
    return total

def decode(data):  # ein Punkt in seiner einzigen Schreibweise, sonst None
    whole = int.from_bytes(data, "little")
    sign, y = whole >> 255, whole & 2**255 - 1
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P != u: x = x * ROOT % P
    if y >= P or v * x * x % P != u or (x == 0 and sign): return None
    if x & 1 != sign: x = P - x
    return x, y, 1, x * y % P

def encode(p):
    z = pow(p[2], -1, P)
    return (p[1] * z % P | (p[0] * z % P & 1) << 255).to_bytes(32, "little")

BASE = decode(bytes([0x58] + [0x66] * 31))

def base64url(text, length):  # genau so viele Bytes in ihrer einzigen Schreibweise, sonst None
    try: data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError: return None
    return data if len(data) == length and base64.urlsafe_b64encode(data).decode().rstrip("=") == text else None

def key_point(raw):  # None auch für die acht Punkte, unter denen eine Signatur zu jedem Text passt
    key = base64url(raw, 32)
    point = times_eight = decode(key) if key else None
    for _ in range(3 if point else 0): times_eight = add(times_eight, times_eight)
    return None if point is None or encode(times_eight) == encode(NEUTRAL) else point

def signature_holds(raw, message, signature):
    key, pair, point = base64url(raw, 32), base64url(signature, 64), key_point(raw)
    if point is None or pair is None: return False
    s, k = int.from_bytes(pair[32:], "little"), int.from_bytes(hashlib.sha512(pair[:32] + key + message).digest(), "little") % ORDER
    return s < ORDER and encode(two_multiples(s, BASE, k, (-point[0] % P, point[1], 1, -point[3] % P))) == pair[:32]

# Die eine Schreibweise von JSON nach RFC 8785.
def number(value):
    if type(value) is int and abs(value) < 2**53: return str(value)
    if type(value) is int or value != value or value in (float("inf"), float("-inf")) or (value.is_integer() and abs(value) >= 2**53): raise ValueError("number")
    if value.is_integer(): return str(int(value))
    mantissa, _, exponent = repr(value).partition("e")
    if not exponent or int(exponent) <= -7: return mantissa + (exponent and "e" + str(int(exponent)))
    digits = mantissa.lstrip("-").replace(".", "")  # JavaScript schreibt bis 0.000001 ohne Exponenten
    return "-" * (value < 0) + "0." + "0" * (-int(exponent) - 1) + digits

def canonical(value):
    if isinstance(value, dict): return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))) + "}"
    if isinstance(value, list): return "[" + ",".join(map(canonical, value)) + "]"
    if type(value) in (int, float): return number(value)
    return json.dumps(value, ensure_ascii=False)

# Die Felder: ein Muster je Feld; {…} genau diese Felder, [x] eine Liste, (a, b) eines davon. Alles andere ist kein Nachweis.
def text(value): return isinstance(value, str)
def count(value): return type(value) in (int, float) and 0 <= value < 2**53 and value == int(value)
def place(value): return count(value) and value > 0
def measure(value): return value is None or type(value) in (int, float) and 0 <= value < float("inf")
def flag(value): return isinstance(value, bool)
def sha256_hex(value): return text(value) and re.fullmatch("[0-9a-f]{64}", value) is not None
def key_id(value): return text(value) and re.fullmatch("[0-9a-f]{16}", value) is not None
def decimal(value): return text(value) and re.fullmatch(r"[0-9]+(\.[0-9]+)?", value) is not None
def instant(value): return text(value) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", value) is not None

def support(kind, tally):
    return {"ballot": text, "kind": kind, "mode": text, "threshold": decimal, "option": {"id": text, "text": text}, "turnout": count, "invalid": count, "total": tally, "sectors": lambda value: isinstance(value, dict) and all(one is None or fits(one, tally) for one in value.values()), "shared": flag}

TITLED = {"id": text, "title": text}
KEY = {"id": key_id, "algorithm": "Ed25519", "raw": text}
RESISTANCE = {"rated": count, "abstain": count, "sum": count, "distribution": lambda value: fits(value, [count]) and len(value) == 11, "resistance": measure, "median": measure}
FREEZE = {
    "schema": "leitsatz/freeze/1", "id": text, "process": TITLED, "workshop": (None, {**TITLED, "date": text}), "principle": text, "number": place, "version": place, "title": text, "text": text,
    "sources": [{"cluster": (None, text), "title": (None, text), "cards": [{"id": text, "text": text, "sector": (None, text)}]}],
    "support": (None, support("agreement", {"yes": count, "no": count, "abstain": count}), support("consent", {"consent": count, "light": count, "grave": count}), support("resistance", RESISTANCE)),
    "participation": {"total": count, "sectors": [{**TITLED, "people": (None, count)}]},
    "approvals": [{"role": ("circle", "approver", "moderator", "projector", "observer", "participant"), "at": instant}],
    "frozenAt": instant, "previous": (None, sha256_hex), "ledger": {"revision": count, "head": text}, "software": {"name": text, "version": text},
}
RECORD = {"schema": "leitsatz/record/1", "process": TITLED, "publicKey": KEY, "freezes": [{"record": FREEZE, "hash": sha256_hex, "signature": text, "keyId": text}], "chainHead": text, "revision": count, "signature": text}

def fits(value, shape):
    if callable(shape): return shape(value)
    if isinstance(shape, tuple): return any(fits(value, one) for one in shape)
    if isinstance(shape, list): return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, dict): return isinstance(value, dict) and value.keys() == shape.keys() and all(fits(value[key], shape[key]) for key in shape)
    return value == shape and type(value) is type(shape)

WHY = {
    "too-large": "Die Datei ist zu groß: Mehr als 32 MB hat kein Nachweis.", "not-text": "Die Datei ist kein Text in UTF-8.", "not-json": "Die Datei ist kein gültiges JSON.", "newer": "Der Nachweis stammt von einer neueren Fassung von Leitsatz.", "not-a-record": "Das ist kein Nachweis von Leitsatz, oder er wurde verändert.",
    "spelling": "Die Datei ist anders geschrieben, als Leitsatz sie ausgibt.", "key-id": "Die Kennung eines Schlüssels passt nicht zum Schlüssel.", "keys": "Die Liste der früheren Schlüssel passt nicht zu den Leitsätzen.", "record-signature": "Die Signatur des ganzen Nachweises passt nicht.", "other-key": "Der Nachweis ist mit einem anderen Schlüssel gesiegelt als mit dem angegebenen.",
    "hash": "Die Prüfsumme passt nicht zum Inhalt.", "signature": "Die Signatur passt nicht.", "key": "Der Schlüssel steht nicht im Nachweis.", "chain": "Die Kette ist unterbrochen.", "ledger": "Die Stelle in der Aufzeichnung passt nicht zur Reihenfolge.", "process": "Gehört zu einem anderen Verfahren.",
    "version": "Die Fassung ist nicht höher als die davor.", "twice": "Steht zweimal im Nachweis.", "form": "Ein Text steht nicht in Unicode NFC.", "approvals": "Es fehlen zwei Bestätigungen aus verschiedenen Rollen.",
}

def is_nfc(value):
    if isinstance(value, dict): return all(is_nfc(key) and is_nfc(inner) for key, inner in value.items())
    if isinstance(value, list): return all(map(is_nfc, value))
    return not text(value) or unicodedata.is_normalized("NFC", value)

def fingerprint(raw): return hashlib.sha256(base64url(raw, 32)).hexdigest() if key_point(raw) else ""

def refuse(word): raise ValueError(word)

def verify(data, trusted=""):
    """Die Befunde, leer wenn alles stimmt: „0:hash“ am ersten Leitsatz, „spelling“ am Nachweis. Dazu der Nachweis, soweit lesbar."""
    if len(data) > 32 * 1024 * 1024: return ["too-large"], None
    try: spelled = data.decode("utf-8")
    except UnicodeDecodeError: return ["not-text"], None
    try: record = json.loads(spelled, parse_constant=refuse)
    except (ValueError, RecursionError): return ["not-json"], None
    if isinstance(record, dict) and re.fullmatch(r"leitsatz/record/([2-9]|[1-9]\d+)", str(record.get("schema"))): return ["newer"], None
    if not isinstance(record, dict) or not fits(record, {**RECORD, "keys": lambda keys: fits(keys, [KEY]) and keys != []} if "keys" in record else RECORD): return ["not-a-record"], None
    try: whole = canonical(record).encode("utf-8")
    except (ValueError, UnicodeEncodeError): whole = None
    own, earlier, freezes, found = record["publicKey"], record.get("keys", []), record["freezes"], []
    def check(name, holds, where=""): holds or found.append(where + name)
    check("spelling", whole is not None and whole == re.sub(rb"\r?\n\Z", b"", data))
    check("key-id", all(fingerprint(key["raw"]).startswith(key["id"]) for key in [own, *earlier]))
    used = list(dict.fromkeys(freeze["keyId"] for freeze in freezes if freeze["keyId"] != own["id"] and freeze["keyId"] in [key["id"] for key in earlier]))
    check("keys", [key["id"] for key in earlier] == used)
    check("record-signature", whole is not None and signature_holds(own["raw"], canonical({key: value for key, value in record.items() if key != "signature"}).encode("utf-8"), record["signature"]))
    check("form", is_nfc(record["process"]["title"]))
    check("other-key", not trusted or fingerprint(own["raw"]).startswith(trusted))
    keys = {key["id"]: key["raw"] for key in [*earlier, own]}
    for index, freeze in enumerate(freezes):
        one, where, before = freeze["record"], f"{index}:", freezes[index - 1] if index else None
        try: data = canonical(one).encode("utf-8")
        except (ValueError, UnicodeEncodeError): data = None
        check("hash", data is not None and hashlib.sha256(data).hexdigest() == freeze["hash"], where)
        check("signature", data is not None and signature_holds(keys.get(freeze["keyId"], own["raw"]), data, freeze["signature"]), where)
        check("key", freeze["keyId"] in keys, where)
        check("chain", one["previous"] == (before["hash"] if before else None), where)
        check("ledger", (before["record"]["ledger"]["revision"] if before else -1) < one["ledger"]["revision"] <= record["revision"], where)
        check("process", one["process"]["id"] == record["process"]["id"], where)
        check("version", all(other["record"]["version"] < one["version"] for other in freezes[:index] if other["record"]["principle"] == one["principle"]), where)
        check("twice", all(other["record"]["id"] != one["id"] for other in freezes[:index]), where)
        check("form", is_nfc(one), where)
        check("approvals", len({approval["role"] for approval in one["approvals"]}) >= 2, where)
    return found, record

def main():
    if len(sys.argv) < 2: sys.exit("So geht es: python3 verify_record.py record.json [Fingerabdruck des Schlüssels]")
    trusted = re.sub(r"\s", "", "".join(sys.argv[2:])).lower()
    if trusted and not re.fullmatch("[0-9a-f]{16}|[0-9a-f]{64}", trusted): sys.exit("Ein Fingerabdruck hat 16 oder 64 Hexadezimalziffern.")
    try: found, record = verify(open(sys.argv[1], "rb").read(32 * 1024 * 1024 + 1), trusted)
    except OSError as error: sys.exit(f"Die Datei ist nicht lesbar: {error.strerror}.")
    groups = lambda digits: re.sub("(.{4})(?=.)", r"\1 ", digits)
    safe = lambda words: "".join(sign if sign.isprintable() or sign == " " else "\ufffd" for sign in words)
    for freeze in record["freezes"] if record else []: print(f"Leitsatz {freeze['record']['number']}, Fassung {freeze['record']['version']}: {safe(freeze['record']['text'])}\n  {groups(freeze['hash'])}")
    if record: print(f"Schlüssel {groups(fingerprint(record['publicKey']['raw']))}")
    for finding in found: print("✗ " + (f"Leitsatz an Stelle {int(finding.split(':')[0]) + 1}: " if ":" in finding else "") + WHY[finding.split(":")[-1]])
    print("Der Nachweis stimmt NICHT." if found else f"{len(record['freezes'])} Leitsätze geprüft: Alles stimmt. Vergleichen Sie Prüfsummen und Schlüssel mit Leinwand, Ausdruck oder Protokoll.")
    sys.exit(1 if found else 0)

if __name__ == "__main__": main()
