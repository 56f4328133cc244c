"""What `compare` and `baseline` make of measurements: pure functions, tested by measurements_test.py."""

import json
import re
import statistics

KEY = ("scenario", "model", "agents", "threads")


def throughputs(bench_json):
    """Rows of `muster bench --json` as {(scenario, model, agents, threads): agent-steps per CPU-second}."""
    return {
        tuple(row[key] for key in KEY): row["agent_steps_per_cpu_s"] for row in json.loads(bench_json)
    }


def judge(old, new):
    """Two lists of throughputs of one row -> (old median, new median, ratio new / old, verdict).

    The verdict is "slower" or "faster" only if the ranges do not overlap: on a shared machine single
    runs differ by ten per cent and more.
    """
    before, after = statistics.median(old), statistics.median(new)
    verdict = "slower" if max(new) < min(old) else "faster" if min(new) > max(old) else "same"
    return before, after, after / before, verdict


def table(old_runs, new_runs):
    """Lists of throughputs() of alternating runs -> (lines to print, whether any row is slower)."""
    lines = [
        f"{'scenario, model, people, threads':<46}{'old M/CPU-s':>12}{'range':>16}"
        f"{'new M/CPU-s':>12}{'range':>16}{'new/old':>9}"
    ]
    slower = False
    for key in new_runs[0]:
        old = [run[key] for run in old_runs if key in run]
        new = [run[key] for run in new_runs if key in run]
        if not old:
            lines.append(f"{name(key):<46}{'not measured by the old one':>12}")
            continue
        before, after, ratio, verdict = judge(old, new)
        lines.append(
            f"{name(key):<46}{before / 1e6:>12.3f}{spread(old):>16}"
            f"{after / 1e6:>12.3f}{spread(new):>16}{ratio:>9.3f}  {verdict}"
        )
        slower = slower or verdict == "slower"
    return lines, slower


def name(key):
    return ", ".join(str(part) for part in key)


def spread(values):
    return f"{min(values) / 1e6:.3f} - {max(values) / 1e6:.3f}"


def machine(model, cores):
    """A file name for a machine: processor and cores, nothing that tells whose it is."""
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"\((r|tm)\)", "", model.lower())).strip("-")
    return f"{slug or 'unknown'}-{cores}-cores"


COLUMNS = KEY + (
    "ms_per_step",
    "agent_steps_per_cpu_s",
    "kernel_ratio",
    "times_one_thread",
    "deepest_overlap",
    "door_flow_per_m_s",
    "bytes_per_agent",
    "wall_s",
)


def baseline(bench_json):
    """Rows of `muster bench --json` as CSV, four significant digits: small enough to read as a diff."""
    lines = [",".join(COLUMNS)]
    for row in json.loads(bench_json):
        lines.append(",".join(cell(row.get(column)) for column in COLUMNS))
    return "\n".join(lines) + "\n"


def cell(value):
    if value is None:
        return ""
    if not isinstance(value, float):
        return str(value)
    return f"{value:.4g}" if value < 1e4 else f"{value:.0f}"
