"""`explain`: what a rule does and why."""

import argparse
import inspect
import sys

from normalizer.errors import UsageError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "explain",
        help="say what a rule does and why",
        description="Print what a rule of the ledger does; without RULE, list the rules in the order they run.",
    )
    parser.add_argument("rule", nargs="?", metavar="RULE", help="a rule as edits.jsonl names it; a+b explains both")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Explain one rule or list all."""
    from normalizer.repairs import explanations

    rules = explanations()
    if options.rule is None:
        width = max(len(rule) for rule in rules)
        for rule, text in rules.items():
            print(f"{rule:{width}}  {inspect.cleandoc(text).splitlines()[0]}")
        return 0
    names = options.rule.split("+")
    unknown = [name for name in names if name not in rules]
    if unknown:
        from difflib import get_close_matches

        near = get_close_matches(unknown[0], rules, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "`source-normalizer explain` lists them all."
        raise UsageError(f"there is no rule {unknown[0]!r}; {hint}")
    for name in names:
        sys.stdout.write(f"{name}\n\n{inspect.cleandoc(rules[name])}\n\n")
    return 0
