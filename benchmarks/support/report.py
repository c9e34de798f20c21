"""Tables and a bar chart of medians. Knows nothing of how they were measured."""

import math
from html import escape

# scenario -> (against whom, at most)
TARGETS = {
    "cold": ("plain", 1.03),
    "no-op": ("mbce", 0.55),
    "body edit": ("mbce", 0.25),
    "comment edit": ("mbce", 0.2),
    "restore": ("mbce", 0.8),
    "cold again": ("plain", 1.03),
}
NAMES = {
    "plain": "plain Maven",
    "aria": "Aria",
    "aria-short": "Aria as it comes",
    "mbce": "build cache extension",
}
COLOURS = {"plain": "#9aa5b1", "aria": "#2f6fdb", "aria-short": "#7fb0f5", "mbce": "#e0a030"}


def ratio(cells, one, other, kind):
    if one in cells and other in cells and cells[other][kind] > 0:
        return cells[one][kind] / cells[other][kind]
    return None


def table(medians, about, stem):
    """Markdown: CPU with ratios and targets, then wall."""
    lines = ["# %s, `%s`" % (about["project"], about["goals"]), ""]
    lines += ["%s: %s  " % (key, value) for key, value in about.items() if key not in ("project", "goals")]
    for kind, unit in (("cpu", "CPU seconds (user + system, whole process tree)"), ("wall", "wall seconds")):
        lines += ["", "## Medians, %s" % unit, ""]
        lines.append("| scenario | plain | Aria | MBCE | Aria/plain | Aria/MBCE | target | met |")
        lines.append("|---|---:|---:|---:|---:|---:|---|---|")
        for scenario, cells in medians.items():
            figures = ["%.1f" % cells[t][kind] if t in cells else "–" for t in ("plain", "aria", "mbce")]
            ratios = [ratio(cells, "aria", other, kind) for other in ("plain", "mbce")]
            shown = ["%.2f" % r if r is not None else "–" for r in ratios]
            goal, met = "", ""
            if kind == "cpu" and scenario in TARGETS:
                other, limit = TARGETS[scenario]
                goal = "≤ %s %s" % (limit, "plain" if other == "plain" else "MBCE")
                reached = ratio(cells, "aria", other, kind)
                met = "" if reached is None else ("yes" if reached <= limit else "no")
            lines.append("| %s | %s | %s | %s | %s |" % (scenario, " | ".join(figures), " | ".join(shown), goal, met))
    lines += ["", "![CPU seconds](%s.svg)" % stem, ""]
    return "\n".join(lines)


def plot(medians, about, kind="cpu"):
    """Groups of horizontal bars, one group a scenario."""
    tools = [t for t in NAMES if any(t in cells for cells in medians.values())]
    top = max((c[kind] for cells in medians.values() for c in cells.values()), default=1) or 1
    step = 10 ** math.floor(math.log10(top))
    step = next(s for s in (step / 5, step / 2, step, step * 2) if top / s <= 10)
    width, left, bar, gap = 760, 120, 13, 12
    scale = (width - left - 70) / top
    height = 60 + len(medians) * (len(tools) * bar + gap) + 30
    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">'
        % (width, height),
        '<rect width="100%" height="100%" fill="white"/>',
        '<text x="10" y="18" font-size="13">%s, %s: CPU seconds, less is better</text>'
        % (escape(about["project"]), escape(about["goals"])),
    ]
    x = left
    for tool in tools:
        out.append('<rect x="%d" y="28" width="10" height="10" fill="%s"/>' % (x, COLOURS[tool]))
        out.append('<text x="%d" y="37">%s</text>' % (x + 14, NAMES[tool]))
        x += 150
    bottom = height - 22
    for mark in range(int(top / step) + 1):
        at = left + mark * step * scale
        out.append('<line x1="%.1f" y1="48" x2="%.1f" y2="%d" stroke="#ddd"/>' % (at, at, bottom))
        out.append('<text x="%.1f" y="%d" text-anchor="middle">%g</text>' % (at, bottom + 14, mark * step))
    y = 54
    for scenario, cells in medians.items():
        middle = y + len(tools) * bar / 2 + 4
        out.append('<text x="%d" y="%.1f" text-anchor="end">%s</text>' % (left - 8, middle, escape(scenario)))
        for tool in tools:
            if tool in cells:
                value = cells[tool][kind]
                out.append(
                    '<rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>'
                    % (left, y, max(1, value * scale), bar - 2, COLOURS[tool])
                )
                out.append('<text x="%.1f" y="%d" font-size="9">%.1f</text>' % (left + value * scale + 4, y + 9, value))
            y += bar
        y += gap
    out.append("</svg>\n")
    return "\n".join(out)
