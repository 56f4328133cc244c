// The tables of a study's file, readable with any SQLite tool: seconds, metres and persons as in
// the column names, NULL = never happened. Every row belongs to a run, (variant, seed).
//
// - provenance: key, value: format, study, version of the program, motion model; the texts of the
//   study file, of the base scenario and of its plan
// - variants: variant, id, title_en, title_zh, closed (ids, by line), n_minus_1, hash
// - runs: one row a run: people, times, peak density, result hash; with a fire who was exposed, and
//   the margin
// - curves: percent, time_s: leaving time of the person that makes so many percent of the people
// - classes: one row a class or group
// - class_exits: how many of a class left their building by which way
// - exits: one row a way out that anybody used
// - densities: one row a level: highest density, area × time above 4 per m²
// - bottlenecks: one row a place where anybody lost more than 1 s
// - bottleneck_classes: who lost more than 1 s there
// - maps: one row a level that anybody was on: density, use and time to exit by cell, packed
//   (place_maps.h)
// - dangers: one row for everybody (kind all), and one a place to keep free that anybody entered or
//   where anybody stood in more than 3 per m²: person-seconds there and above 3, 4, 5 per m²,
//   highest density, crowd pressure, seconds at alarm red (heuristic)
//
// Two studies have the same result if all tables but provenance hold the same rows:
// canonicalHash().
#pragma once

#include <string>
#include <vector>

#include "study/database.h"
#include "study/run_record.h"
#include "study/variants.h"

namespace muster::study {

inline constexpr int kTablesFormat = 4;

// Names of all tables, provenance first.
const std::vector<std::string>& tableNames();
void makeTables(Database& database);
void writeVariant(Database& database, std::size_t number, const Variant& variant);
// All rows of a run. In a transaction of the caller's.
void writeRun(Database& database, const RunRecord& record);
// By variant and seed.
std::vector<RunRecord> readRuns(Database& database);
// Over all rows of all tables but provenance, in the order of their keys: 16 hex digits.
std::string canonicalHash(Database& database);

}  // namespace muster::study
