"""Zählt ein veröffentlichtes Ergebnis nach: python3 recount.py ergebnis.json [Kontrollnummer]. Erklärung: docs/auditing.md"""
import json, sys

result = json.load(open(sys.argv[1], encoding="utf-8"))
kind, rules, options = result["kind"], result["rules"], [option["id"] for option in result["options"]]
words = {"agreement": ["yes", "no", "abstain"], "consent": ["consent", "light", "grave"], "resistance": ["abstain"]}.get(kind, [])
low, high = {"dots": (1, 10**9), "resistance": (0, 10), "ranking": (1, len(options)), "scale": (0, 100)}.get(kind, (1, 0))

def valid(choices):  # was auf einem Stimmzettel zählt; nichts, wenn er ungültig ist
    counts = {o: v for o, v in choices.items() if o in options and (v in words or type(v) is int and low <= v <= high)}
    gaps = kind == "ranking" and sorted(counts.values()) != list(range(1, len(counts) + 1))
    too_many = kind == "dots" and (sum(counts.values()) > rules["budget"] or any(v > (rules["maxPerOption"] or high) for v in counts.values()))
    return {} if gaps or too_many else counts

def tally(papers, option):  # Zahlen eines Satzes auf diesen Stimmzetteln, benannt wie im Ergebnis
    values = [paper[option] for paper in papers if option in paper]
    numbers = sorted(v for v in values if type(v) is int)
    share = lambda part, whole: part / whole if whole else None
    figures = {word: values.count(word) for word in words} | {"dots": sum(numbers), "people": len(values), "ranked": len(values), "rated": len(numbers), "sum": sum(numbers)}
    figures |= {"mean": share(sum(numbers), len(numbers)), "median": (numbers[(len(numbers) - 1) // 2] + numbers[len(numbers) // 2]) / 2 if numbers else None, "resistance": share(10 * sum(numbers), len(numbers))}
    figures["points"] = sum(len(options) - paper[option] if option in paper else (len(options) - len(paper) - 1) / 2 for paper in papers if paper) if kind == "ranking" else None
    figures["places"], figures["distribution"] = [numbers.count(place) for place in range(1, len(options) + 1)], [sum((v if kind == "resistance" else min(v // 10, 9)) == bar for v in numbers) for bar in range(11 if kind == "resistance" else 10)]
    carrying = {"agreement": (values.count("yes"), len(values) - values.count("abstain")), "consent": (len(values) - values.count("grave"), len(values)), "resistance": (sum(v <= 3 for v in numbers), len(numbers))}
    return figures | {"support": share(*carrying.get(kind, (0, 0)))}

def check(name, counted, published):
    numbers = type(counted) in (int, float) and type(published) in (int, float)
    if not (abs(counted - published) < 1e-9 if numbers else counted == published): wrong.append(f"{name}: gezählt {counted}, veröffentlicht {published}")

wrong, papers = [], [(paper["sector"], valid(paper["choices"])) for paper in result["choices"]]
check("Stimmzettel", len(papers), result["turnout"])
check("Ungültige", sum(not paper for _, paper in papers), result["invalid"])
check("Kontrollnummern", len(set(result["trackers"])), result["turnout"] - result["byHand"])
for option in result["options"]:
    for sector in [None, *sorted({sector for sector, _ in papers if sector})]:
        counted, part = tally([paper for own, paper in papers if sector in (None, own)], option["id"]), option["sectors"].get(sector) if sector else option["total"]
        for figure in set(part or {}) - {"carries"}: check(f"{option['text']} / {sector or 'Gesamt'} / {figure}", counted[figure], part[figure])
for row, column in [(row, column) for row, line in enumerate(result["pairs"] or []) for column in range(len(line))]:
    check(f"Zeile {row + 1} vor Spalte {column + 1}", sum(paper.get(options[row], high + 1) < paper.get(options[column], high + 1) for _, paper in papers), result["pairs"][row][column])
if result["grid"]:
    fields = [tuple(min(paper[option] // 10, 9) for option in options) for _, paper in papers if len(paper) == 2]
    check("Das Feld", [[fields.count((column, row)) for column in range(10)] for row in range(10)], result["grid"])
if len(sys.argv) > 2 and sys.argv[2] not in result["trackers"]: wrong.append(f"Die Kontrollnummer {sys.argv[2]} fehlt.")
print("\n".join(wrong) or f"{len(papers)} Stimmzettel nachgezählt: Alles stimmt." + (" Ihre Kontrollnummer ist dabei." if len(sys.argv) > 2 else ""))
sys.exit(1 if wrong else 0)
