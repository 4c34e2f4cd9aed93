"""Whether examples and tests notice it when one thing in the code is changed: mutation testing of rules/, text.py and credit/.

Usage: mutants.py [MODULE...] [--every N]. Each mutant is one small change: a comparison turned round, a condition negated, an
operand left out, a number one more, a text altered. It is put into the running program by exchanging the code of the changed
function, in a process of its own, and the examples or tests of its module are run. Killed: one of them failed, or took much
too long. Survivors go to reports/mutants.md; those known to change nothing are in mutants.toml.
"""

import argparse
import ast
import concurrent.futures
import contextlib
import copy
import doctest
import functools
import gc
import importlib
import io
import json
import multiprocessing
import os
import signal
import sys
import tomllib
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Change = Callable[[], None]
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
REPORT, EQUIVALENT = ROOT / "reports" / "mutants.md", Path(__file__).with_name("mutants.toml")
BAR = 0.95
_SECONDS = 60  # of processor time, in which the tests of one module end many times over
_TESTS = {
    "auditor.text": ("tests/test_text.py",),
    "auditor.credit": ("tests/credit",),
    "auditor.rules": ("tests/rules/test_options.py",),
}
_SLOW = "tests/credit/test_bounds.py"  # any text at all: tells of crashes only, and takes long
_KINDS = (types.FunctionType, functools._lru_cache_wrapper)  # noqa: SLF001  # the only name that its type has
_TABLES = "auditor.credit.tables"  # what it remembers depends on files, and on no other module
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_OTHER: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: the module, the line, what was there and what is there now, and the changed module's code."""

    module: str
    line: int
    before: str
    after: str
    code: types.CodeType

    @property
    def name(self) -> str:
        """Module, what was there, what is there: stays the same when lines move."""
        return f"{self.module}: {self.before} -> {self.after}"


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of a module's functions."""
    path = Path(str(importlib.import_module(module).__file__))
    source = path.read_text("utf-8")
    count = sum(1 for _ in _changes(ast.parse(source)))
    for at in range(count):
        tree = ast.parse(source)
        node, change = next(found for number, found in enumerate(_changes(tree)) if number == at)
        before = ast.unparse(node)
        after = change()
        code = compile(ast.fix_missing_locations(tree), path, "exec")  # here, where what cannot be compiled ends the run
        yield Mutant(module, getattr(node, "lineno", 0), before, after, code)


def _changes(tree: ast.Module) -> Iterator[tuple[ast.AST, Callable[[], str]]]:
    """Each place within a function where something can be changed, and what changes it and tells the new text."""
    done = _done_at_import(tree)
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name not in done):
        apart = {
            id(inner) for node in (*function.decorator_list, function.args, function.returns) if node for inner in ast.walk(node)
        }
        if ast.get_docstring(function):
            apart.add(id(function.body[0].value))  # type: ignore[attr-defined]  # a docstring is an expression
        for inner in ast.walk(function):
            if isinstance(inner, ast.FunctionDef) and inner is not function:
                apart.update(id(each) for each in ast.walk(inner))
            if isinstance(inner, ast.AnnAssign):
                apart.update(id(each) for each in ast.walk(inner.annotation))
        for node in ast.walk(function):
            if id(node) not in apart:
                yield from ((node, functools.partial(_told, node, change)) for change in _of(node))


def _done_at_import(tree: ast.Module) -> set[str]:
    """The private functions that only constants and examples call: they ran before a mutant can be put in."""
    inside: set[str] = set()
    outside: set[str] = set()
    for statement in tree.body:
        nodes = list(ast.walk(statement))
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            inside.update(node.id for node in nodes if isinstance(node, ast.Name))
        else:
            outside.update(node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return {name for name in outside - inside if name.startswith("_")}


def _told(node: ast.AST, change: Callable[[], None]) -> str:
    change()
    return ast.unparse(node)


@functools.singledispatch
def _of(node: ast.AST) -> Iterator[Change]:  # noqa: ARG001  # what is not named below stays as it is
    """The changes to one node."""
    yield from ()


@_of.register
def _(node: ast.Compare) -> Iterator[Change]:
    for at, op in enumerate(node.ops):
        if type(op) in _TURNED:
            yield functools.partial(node.ops.__setitem__, at, _TURNED[type(op)]())


@_of.register
def _(node: ast.BoolOp) -> Iterator[Change]:
    yield functools.partial(setattr, node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for at in range(len(node.values)):
        rest = node.values[:at] + node.values[at + 1 :]
        yield functools.partial(setattr, node, "values", rest if len(rest) > 1 else rest * 2)  # no tree has but one operand


@_of.register
def _(node: ast.BinOp) -> Iterator[Change]:
    if type(node.op) in _OTHER:
        yield functools.partial(setattr, node, "op", _OTHER[type(node.op)]())


@_of.register
def _(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.Not):
        yield functools.partial(setattr, node, "operand", ast.UnaryOp(ast.Not(), node.operand))


@_of.register(ast.If)
@_of.register(ast.IfExp)
@_of.register(ast.While)
def _(node: ast.If | ast.IfExp | ast.While) -> Iterator[Change]:
    if not isinstance(node.test, ast.Compare):
        yield functools.partial(setattr, node, "test", ast.UnaryOp(ast.Not(), copy.deepcopy(node.test)))


@_of.register
def _(node: ast.comprehension) -> Iterator[Change]:
    yield from (functools.partial(node.ifs.__delitem__, at) for at in range(len(node.ifs)))


@_of.register
def _(node: ast.Constant) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield functools.partial(setattr, node, "value", not value)
    elif isinstance(value, int):
        yield functools.partial(setattr, node, "value", value + 1)
    elif isinstance(value, str) and value:
        yield functools.partial(setattr, node, "value", f"{value}XX")


@_of.register
def _(node: ast.Return) -> Iterator[Change]:
    if node.value is not None and not isinstance(node.value, ast.Constant):
        yield functools.partial(setattr, node, "value", ast.Constant(None))


@_of.register(ast.Continue)
@_of.register(ast.Break)
def _(node: ast.Continue | ast.Break) -> Iterator[Change]:
    yield functools.partial(setattr, node, "__class__", ast.Break if isinstance(node, ast.Continue) else ast.Continue)


def put_in(mutant: Mutant) -> None:
    """Exchange the code of every function of the module for the changed one; forget what was remembered."""
    changed = dict(_codes(mutant.code))
    functions, caches = _in_memory()
    for each in functions:
        if each.__module__ == mutant.module and each.__qualname__ in changed:
            new = changed[each.__qualname__]
            if new.co_freevars == each.__code__.co_freevars:
                each.__code__ = new
    for cached in caches:
        if mutant.module == _TABLES or cached.__module__ != _TABLES:
            cached.cache_clear()


@functools.cache
def _in_memory() -> tuple[list[types.FunctionType], list[Any]]:
    """The program's functions and what remembers their results; looked for once, before the first child."""
    for name in modules():
        importlib.import_module(name)
    ours = {name for name in sys.modules if name.startswith("auditor.")}
    found = [each for each in gc.get_objects() if isinstance(each, _KINDS) and each.__module__ in ours]
    functions = [each for each in found if isinstance(each, types.FunctionType)]
    caches = [each for each in found if not isinstance(each, types.FunctionType)]
    gc.freeze()
    return functions, caches


def _codes(code: types.CodeType) -> Iterator[tuple[str, types.CodeType]]:
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            yield inner.co_qualname, inner
            yield from _codes(inner)


def noticed(module: str) -> bool:
    """Whether an example or a test of this module fails."""
    if module.startswith("auditor.rules."):
        return not _examples_hold(module.rpartition(".")[2].replace("_", "-")) or not _all_pass(_TESTS["auditor.rules"])
    tests = next(paths for name, paths in _TESTS.items() if module.startswith(name))
    if module == "auditor.text" and not all(map(_examples_hold, ("caption-doubled", "caption-repeated", "caption-spacing"))):
        return True
    return doctest.testmod(importlib.import_module(module)).failed > 0 or not _all_pass(tests)


def _examples_hold(rule_id: str) -> bool:
    """The examples of a rule, and word for word what is kept of them."""
    from auditor.rules import all_rules  # noqa: PLC0415  # in the child only, with its mutant
    from tests.rules.test_reported import KEPT, reported  # noqa: PLC0415

    rule = all_rules()[rule_id]
    fires = all(list(rule.faults(example, rule.example_options)) for example in rule.fires)
    silent = not any(list(rule.faults(example, rule.example_options)) for example in rule.silent)
    return fires and silent and reported(rule) == json.loads(KEPT.read_text("utf-8"))[rule_id]


def _all_pass(paths: tuple[str, ...]) -> bool:
    """Call the collected test functions one by one, without what pytest does around each: that takes longer than they do."""
    for test in collected():
        if test.nodeid.startswith(paths) and (SHARED.exists() or "shared" not in test.fixturenames):
            told = dict(test.callspec.params) if hasattr(test, "callspec") else {}
            test.obj(**told, **({"shared": SHARED} if "shared" in test.fixturenames else {}))
    return True


@functools.cache
def collected() -> list[Any]:
    """The tests of text.py, credit/ and the options of rules, which ask for no fixture but `shared`."""
    import pytest  # noqa: PLC0415  # takes long; the parent has it before the first child

    kept = _Kept()
    quiet = ["--collect-only", "-q", "-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", f"--ignore={_SLOW}"]
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main([*quiet, *(path for paths in _TESTS.values() for path in paths)], plugins=[kept])
    return kept.tests


class _Kept:
    def __init__(self) -> None:
        self.tests: list[Any] = []

    def pytest_collection_finish(self, session: Any) -> None:  # noqa: ANN401  # pytest is loaded later
        self.tests = session.items


def killed(mutant: Mutant | None, module: str) -> bool:
    """Try one mutant in a process of its own; None: the module as it is."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    signal.signal(signal.SIGPROF, lambda *_: os._exit(2))
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            if mutant:
                put_in(mutant)
            failed = noticed(module)
        except BaseException:  # noqa: BLE001  # whatever a mutant raises, it was noticed
            failed = True
    os._exit(failed)


def modules() -> list[str]:
    """What is to be changed: every rule, text.py and the reader of credits."""
    folders = [ROOT / "auditor" / name for name in ("rules", "credit")]
    found = [path for folder in folders for path in sorted(folder.glob("*.py")) if not path.stem.startswith("__")]
    return [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "auditor" / "text.py", *found)]


def tried(module: str, every: int, equivalent: set[str]) -> tuple[int, list[str]]:
    """How many mutants of a module were tried, and a line for each that nothing noticed."""
    mine = [mutant for mutant in list(mutants(module))[::every] if mutant.name not in equivalent]
    if killed(None, module):
        sys.exit(f"{module}: its examples or tests fail as it is; nothing was measured.")
    alive = []
    for mutant in mine:
        if not killed(mutant, module):
            alive.append(f"- {mutant.module} line {mutant.line}: `{mutant.before}` -> `{mutant.after}`")
            print(f"         line {mutant.line}: {mutant.before} -> {mutant.after}", flush=True)
    print(f"{1 - len(alive) / max(1, len(mine)):7.1%} of {len(mine):4}  {module}", flush=True)
    return len(mine), alive


def main() -> int:
    """Try them all; 1 where fewer than the bar are killed. The report is written where all were tried."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("module", nargs="*", help="auditor.text, auditor.rules.caption_doubled, …; all without any")
    words.add_argument("--every", type=int, default=1, help="only every n-th mutant")
    asked = words.parse_args()
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    if not collected():
        sys.exit("No tests were found; nothing was measured.")
    _in_memory()
    equivalent = set(tomllib.loads(EQUIVALENT.read_text("utf-8"))["equivalent"]) if EQUIVALENT.exists() else set()
    one = functools.partial(tried, every=asked.every, equivalent=equivalent)
    with concurrent.futures.ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork")) as cores:
        found = list(cores.map(one, asked.module or modules()))
    count, survivors = sum(number for number, _ in found), [line for _, alive in found for line in alive]
    share = 1 - len(survivors) / max(1, count)
    if not asked.module and asked.every == 1:
        REPORT.write_text(f"# Mutants\n\nKilled {share:.1%} of {count}. Survivors:\n\n" + "\n".join(survivors) + "\n", "utf-8")
    print(f"{share:7.1%} of {count:4}  killed; {len(equivalent)} that change nothing left out")
    return int(share < BAR)


if __name__ == "__main__":
    sys.exit(main())
