"""A flame graph as one SVG file, from stacks. Knows nothing of where the stacks come from.

Form: Brendan Gregg, "The Flame Graph", ACM Queue 14 (2), 2016; frames are ordered by name, widths
are numbers of samples, the root is at the bottom.
"""

from html import escape

WIDTH, ROW, LEFT, TOP = 1200, 15, 6, 46
LEAST = 1.5  # narrower frames are left out, units of the drawing


class Node:
    def __init__(self):
        self.count = 0
        self.children = {}


def tree(stacks):
    """Stacks: pairs of frames, outermost first, and how many samples."""
    root = Node()
    for frames, count in stacks:
        node = root
        node.count += count
        for frame in frames:
            node = node.children.setdefault(frame, Node())
            node.count += count
    return root


def draw(stacks, title, colour):
    """The drawing; `colour(frame)` names the colour of a frame, `title` stands above it."""
    root = tree(stacks)
    scale = (WIDTH - 2 * LEFT) / max(1, root.count)
    boxes = []
    _place(root, "all", LEFT, 0, scale, boxes)
    height = TOP + (max(box[3] for box in boxes) + 1) * ROW + 8
    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="10">'
        % (WIDTH, height),
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for number, line in enumerate(title.split("\n")):
        out.append(
            '<text x="%d" y="%d" font-size="%d">%s</text>'
            % (LEFT, 16 + 16 * number, 13 if number == 0 else 11, escape(line))
        )
    for name, count, x, depth, width in boxes:
        y = height - 8 - (depth + 1) * ROW
        out.append(
            '<g><title>%s: %.1f %%</title><rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s" stroke="white" stroke-width="0.5"/>'
            % (escape(name), 100.0 * count / root.count, x, y, width, ROW - 1, colour(name))
        )
        letters = int(width / 5.6)
        if letters > 3:
            text = next((n for n in (name, short(name)) if len(n) <= letters), short(name)[: letters - 1] + "…")
            out.append('<text x="%.1f" y="%d">%s</text>' % (x + 2, y + 11, escape(text)))
        out.append("</g>")
    out.append("</svg>")
    return "\n".join(out) + "\n"


def short(name):
    """Class and method; the whole name is in the title."""
    return ".".join(name.split(".")[-2:])


def _place(node, name, x, depth, scale, boxes):
    width = node.count * scale
    if width < LEAST:
        return
    boxes.append((name, node.count, x, depth, width))
    for child in sorted(node.children):
        _place(node.children[child], child, x, depth + 1, scale, boxes)
        x += node.children[child].count * scale
