"""Tests of measurements.py: python3 tests/benchmark/measurements_test.py"""

import json
import unittest

import measurements

ROW = {"scenario": "crowded-hall", "model": "anticipation", "agents": 1000, "threads": 1,
       "ms_per_step": 1.25, "agent_steps_per_cpu_s": 812345.6, "deepest_overlap": 0.00123456}
KEY = ("crowded-hall", "anticipation", 1000, 1)


class Judging(unittest.TestCase):
    def test_overlapping_ranges_are_the_same(self):
        self.assertEqual(measurements.judge([10, 11, 12], [8, 9, 10])[3], "same")
        self.assertEqual(measurements.judge([10, 11, 12], [12, 13, 14])[3], "same")

    def test_apart_is_slower_or_faster(self):
        self.assertEqual(measurements.judge([10, 11, 12], [7, 8, 9.9]), (11, 8, 8 / 11, "slower"))
        self.assertEqual(measurements.judge([10, 11, 12], [12.1, 13, 14])[3], "faster")

    def test_one_slower_row_is_a_regression(self):
        other = KEY[:3] + (2,)
        old = [{KEY: 10e6, other: 10e6}, {KEY: 11e6, other: 11e6}]
        new = [{KEY: 9e6, other: 10e6}, {KEY: 8e6, other: 12e6}]
        lines, slower = measurements.table(old, new)
        self.assertTrue(slower)
        self.assertIn("slower", lines[1])
        self.assertIn("same", lines[2])
        self.assertFalse(measurements.table(old, old)[1])

    def test_a_row_the_old_one_lacks_is_told_and_no_regression(self):
        lines, slower = measurements.table([{}], [{KEY: 1e6}])
        self.assertFalse(slower)
        self.assertIn("not measured", lines[1])


class Reading(unittest.TestCase):
    def test_rows_by_key(self):
        self.assertEqual(measurements.throughputs(json.dumps([ROW])), {KEY: 812345.6})

    def test_machine_is_processor_and_cores(self):
        self.assertEqual(measurements.machine("Intel(R) Xeon(R) CPU @ 2.20GHz", 4),
                         "intel-xeon-cpu-2-20ghz-4-cores")
        self.assertEqual(measurements.machine("", 1), "unknown-1-cores")

    def test_baseline_has_a_cell_per_column(self):
        header, row = measurements.baseline(json.dumps([ROW])).splitlines()
        self.assertEqual(header.split(","), list(measurements.COLUMNS))
        self.assertEqual(row, "crowded-hall,anticipation,1000,1,1.25,812346,,,0.001235,,,")


if __name__ == "__main__":
    unittest.main()
