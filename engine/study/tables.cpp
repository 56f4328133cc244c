#include "study/tables.h"

#include <map>

#include "foundation/state_hash.h"

namespace muster::study {
namespace {

// The primary keys give the rows their order, whoever wrote them when. Tables without rowids are
// smaller, but for blobs: more than a quarter of a page would take a page of its own.
constexpr const char* kSchema = R"(
CREATE TABLE provenance (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE variants (variant INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL, closed TEXT NOT NULL, n_minus_1 INTEGER NOT NULL, hash TEXT NOT NULL);
CREATE TABLE runs (variant INTEGER NOT NULL REFERENCES variants, seed INTEGER NOT NULL,
  agents INTEGER NOT NULL, out INTEGER NOT NULL, inside INTEGER NOT NULL, stuck INTEGER NOT NULL,
  t50_s REAL, t95_s REAL, t100_s REAL, roll_call_s REAL, simulated_s REAL NOT NULL,
  lost_person_s REAL NOT NULL, peak_density_per_m2 REAL NOT NULL, peak_space TEXT NOT NULL,
  peak_time_s REAL NOT NULL, deepest_overlap REAL NOT NULL, agent_steps INTEGER NOT NULL,
  ended INTEGER NOT NULL, result_hash TEXT NOT NULL, exposed INTEGER NOT NULL,
  incapacitated INTEGER NOT NULL, aset_s REAL, rset_s REAL, margin_s REAL, PRIMARY KEY (variant, seed)) WITHOUT ROWID;
CREATE TABLE curves (variant INTEGER NOT NULL, seed INTEGER NOT NULL, percent INTEGER NOT NULL,
  time_s REAL, PRIMARY KEY (variant, seed, percent),
  FOREIGN KEY (variant, seed) REFERENCES runs) WITHOUT ROWID;
CREATE TABLE classes (variant INTEGER NOT NULL, seed INTEGER NOT NULL, id TEXT NOT NULL,
  is_class INTEGER NOT NULL, persons INTEGER NOT NULL, out INTEGER NOT NULL, inside INTEGER NOT NULL,
  stuck INTEGER NOT NULL, first_started_s REAL, last_left_room_s REAL, first_at_stair_s REAL,
  last_at_stair_s REAL, first_left_building_s REAL, last_left_building_s REAL, roll_call_s REAL,
  lost_person_s REAL NOT NULL, PRIMARY KEY (variant, seed, id),
  FOREIGN KEY (variant, seed) REFERENCES runs) WITHOUT ROWID;
CREATE TABLE class_exits (variant INTEGER NOT NULL, seed INTEGER NOT NULL, class TEXT NOT NULL,
  exit TEXT NOT NULL, persons INTEGER NOT NULL, PRIMARY KEY (variant, seed, class, exit),
  FOREIGN KEY (variant, seed, class) REFERENCES classes) WITHOUT ROWID;
CREATE TABLE exits (variant INTEGER NOT NULL, seed INTEGER NOT NULL, id TEXT NOT NULL,
  final_exit INTEGER NOT NULL, persons INTEGER NOT NULL, first_s REAL, last_s REAL,
  peak_flow_per_s REAL NOT NULL, PRIMARY KEY (variant, seed, id),
  FOREIGN KEY (variant, seed) REFERENCES runs) WITHOUT ROWID;
CREATE TABLE densities (variant INTEGER NOT NULL, seed INTEGER NOT NULL, level TEXT NOT NULL,
  peak_per_m2 REAL NOT NULL, crowded_m2_s REAL NOT NULL, PRIMARY KEY (variant, seed, level),
  FOREIGN KEY (variant, seed) REFERENCES runs) WITHOUT ROWID;
CREATE TABLE bottlenecks (variant INTEGER NOT NULL, seed INTEGER NOT NULL, kind TEXT NOT NULL,
  id TEXT NOT NULL, from_s REAL NOT NULL, to_s REAL NOT NULL, lost_person_s REAL NOT NULL,
  persons INTEGER NOT NULL, peak_density_per_m2 REAL NOT NULL, mean_flow_per_s REAL NOT NULL,
  capacity_per_s REAL NOT NULL, capacity_share REAL NOT NULL, PRIMARY KEY (variant, seed, kind, id),
  FOREIGN KEY (variant, seed) REFERENCES runs) WITHOUT ROWID;
CREATE TABLE bottleneck_classes (variant INTEGER NOT NULL, seed INTEGER NOT NULL,
  kind TEXT NOT NULL, id TEXT NOT NULL, class TEXT NOT NULL, persons INTEGER NOT NULL,
  PRIMARY KEY (variant, seed, kind, id, class),
  FOREIGN KEY (variant, seed, kind, id) REFERENCES bottlenecks) WITHOUT ROWID;
CREATE TABLE maps (variant INTEGER NOT NULL, seed INTEGER NOT NULL, level TEXT NOT NULL,
  cells BLOB NOT NULL, PRIMARY KEY (variant, seed, level),
  FOREIGN KEY (variant, seed) REFERENCES runs);
CREATE TABLE dangers (variant INTEGER NOT NULL, seed INTEGER NOT NULL, kind TEXT NOT NULL,
  id TEXT NOT NULL, keep_free INTEGER NOT NULL, person_s REAL NOT NULL,
  above3_person_s REAL NOT NULL, above4_person_s REAL NOT NULL, above5_person_s REAL NOT NULL,
  density_per_m2 REAL NOT NULL, held_per_m2 REAL NOT NULL, pressure_per_s2 REAL NOT NULL,
  waited_person_s REAL NOT NULL, red_s REAL NOT NULL, PRIMARY KEY (variant, seed, kind, id),
  FOREIGN KEY (variant, seed) REFERENCES runs) WITHOUT ROWID;
)";

template <class... Values>
void insert(Database& database, const char* table, const Values&... values) {
  std::string sql = std::string("INSERT INTO ") + table + " VALUES (?";
  for (std::size_t i = 1; i < sizeof...(values); ++i) sql += ", ?";
  database.prepare(sql + ")").with(values...).run();
}

void addValue(StateHash& hash, const Statement& row, int column) {
  if (row.null(column)) {
    hash.add(std::string_view("null"));
  } else if (row.isInteger(column)) {
    hash.add(static_cast<std::uint64_t>(row.integer(column)));
  } else if (row.isReal(column)) {
    hash.add(row.real(column));
  } else {
    const std::string text = row.text(column);
    hash.add(std::uint64_t{text.size()});
    hash.add(std::string_view(text));
  }
}

// "1, 2, 3": the key stands first in every table, so this is its order.
std::string allColumns(Database& database, const std::string& table) {
  Statement none = database.prepare("SELECT * FROM " + table + " LIMIT 0");
  std::string columns = "1";
  for (int i = 2; i <= none.columns(); ++i) columns += ", " + std::to_string(i);
  return columns;
}

using Runs = std::map<std::pair<std::int64_t, std::int64_t>, RunRecord>;

void readTotals(Database& database, Runs& runs) {
  Statement s = database.prepare("SELECT * FROM runs");
  while (s.row()) {
    RunRecord& r = runs[{s.integer(0), s.integer(1)}];
    r.variant = static_cast<std::size_t>(s.integer(0));
    r.seed = static_cast<std::uint64_t>(s.integer(1));
    r.agents = s.integer(2);
    r.out = s.integer(3);
    r.inside = s.integer(4);
    r.stuck = s.integer(5);
    r.t50_s = s.maybeReal(6);
    r.t95_s = s.maybeReal(7);
    r.t100_s = s.maybeReal(8);
    r.roll_call_s = s.maybeReal(9);
    r.simulated_s = s.real(10);
    r.lost_person_s = s.real(11);
    r.peak_density_per_m2 = s.real(12);
    r.peak_space = s.text(13);
    r.peak_time_s = s.real(14);
    r.deepest_overlap = s.real(15);
    r.agent_steps = s.integer(16);
    r.ended = s.integer(17) != 0;
    r.result_hash = s.text(18);
    r.exposed = s.integer(19);
    r.incapacitated = s.integer(20);
    r.aset_s = s.maybeReal(21);
    r.rset_s = s.maybeReal(22);
    r.margin_s = s.maybeReal(23);
  }
}

// Hands each row of a table to the run it belongs to; rows of no run cannot be (foreign keys).
template <class Add>
void readRows(Database& database, Runs& runs, const char* table, const Add& add) {
  Statement s = database.prepare(std::string("SELECT * FROM ") + table);
  while (s.row()) {
    const auto run = runs.find({s.integer(0), s.integer(1)});
    if (run != runs.end()) add(run->second, s);
  }
}

void readDetails(Database& database, Runs& runs) {
  readRows(database, runs, "curves", [](RunRecord& r, const Statement& s) {
    const std::int64_t percent = s.integer(2);
    if (percent >= 1 && percent <= kCurvePoints) r.curve_s[percent - 1] = s.maybeReal(3);
  });
  readRows(database, runs, "classes", [](RunRecord& r, const Statement& s) {
    r.classes.push_back({s.text(2), s.integer(3) != 0, s.integer(4), s.integer(5), s.integer(6),
                         s.integer(7), s.maybeReal(8), s.maybeReal(9), s.maybeReal(10),
                         s.maybeReal(11), s.maybeReal(12), s.maybeReal(13), s.maybeReal(14),
                         s.real(15)});
  });
  readRows(database, runs, "class_exits", [](RunRecord& r, const Statement& s) {
    r.classExits.push_back({s.text(2), s.text(3), s.integer(4)});
  });
  readRows(database, runs, "exits", [](RunRecord& r, const Statement& s) {
    r.exits.push_back(
        {s.text(2), s.integer(3) != 0, s.integer(4), s.maybeReal(5), s.maybeReal(6), s.real(7)});
  });
  readRows(database, runs, "densities", [](RunRecord& r, const Statement& s) {
    r.densities.push_back({s.text(2), s.real(3), s.real(4)});
  });
  readRows(database, runs, "bottlenecks", [](RunRecord& r, const Statement& s) {
    r.bottlenecks.push_back({s.text(2),
                             s.text(3),
                             s.real(4),
                             s.real(5),
                             s.real(6),
                             s.integer(7),
                             s.real(8),
                             s.real(9),
                             s.real(10),
                             s.real(11),
                             {}});
  });
  readRows(database, runs, "bottleneck_classes", [](RunRecord& r, const Statement& s) {
    for (BottleneckRecord& place : r.bottlenecks) {
      if (place.kind == s.text(2) && place.id == s.text(3))
        place.groups.push_back({s.text(4), s.integer(5)});
    }
  });
  readRows(database, runs, "maps", [](RunRecord& r, const Statement& s) {
    r.maps.push_back({s.text(2), s.text(3)});
  });
  readRows(database, runs, "dangers", [](RunRecord& r, const Statement& s) {
    r.dangers.push_back({s.text(2), s.text(3), s.integer(4) != 0, s.real(5), s.real(6), s.real(7),
                         s.real(8), s.real(9), s.real(10), s.real(11), s.real(12), s.real(13)});
  });
}

}  // namespace

const std::vector<std::string>& tableNames() {
  static const std::vector<std::string> names{
      "provenance",  "variants",           "runs",  "curves",
      "classes",     "class_exits",        "exits", "densities",
      "bottlenecks", "bottleneck_classes", "maps",  "dangers"};
  return names;
}

void makeTables(Database& database) {
  database.run(kSchema);
}

void writeVariant(Database& database, std::size_t number, const Variant& variant) {
  std::string closed;
  for (const std::string& id : variant.closed) closed += (closed.empty() ? "" : "\n") + id;
  insert(database, "variants", number, variant.id, variant.title.en, variant.title.zh, closed,
         variant.nMinusOne, variant.hash);
}

void writeRun(Database& database, const RunRecord& r) {
  const std::size_t v = r.variant;
  const auto seed = static_cast<std::int64_t>(r.seed);
  insert(database, "runs", v, seed, r.agents, r.out, r.inside, r.stuck, r.t50_s, r.t95_s, r.t100_s,
         r.roll_call_s, r.simulated_s, r.lost_person_s, r.peak_density_per_m2, r.peak_space,
         r.peak_time_s, r.deepest_overlap, r.agent_steps, r.ended, r.result_hash, r.exposed,
         r.incapacitated, r.aset_s, r.rset_s, r.margin_s);
  for (int percent = 1; percent <= kCurvePoints; ++percent)
    insert(database, "curves", v, seed, percent, r.curve_s[percent - 1]);
  for (const ClassRecord& c : r.classes)
    insert(database, "classes", v, seed, c.id, c.isClass, c.persons, c.out, c.inside, c.stuck,
           c.first_started_s, c.last_left_room_s, c.first_at_stair_s, c.last_at_stair_s,
           c.first_left_building_s, c.last_left_building_s, c.roll_call_s, c.lost_person_s);
  for (const ClassExitRecord& c : r.classExits)
    insert(database, "class_exits", v, seed, c.group, c.exit, c.persons);
  for (const ExitRecord& e : r.exits)
    insert(database, "exits", v, seed, e.id, e.finalExit, e.persons, e.first_s, e.last_s,
           e.peak_flow_per_s);
  for (const DensityRecord& d : r.densities)
    insert(database, "densities", v, seed, d.level, d.peak_per_m2, d.crowded_m2_s);
  for (const BottleneckRecord& b : r.bottlenecks) {
    insert(database, "bottlenecks", v, seed, b.kind, b.id, b.from_s, b.to_s, b.lost_person_s,
           b.persons, b.peak_density_per_m2, b.mean_flow_per_s, b.capacity_per_s, b.capacity_share);
    for (const auto& share : b.groups)
      insert(database, "bottleneck_classes", v, seed, b.kind, b.id, share.group, share.persons);
  }
  for (const MapRecord& map : r.maps) insert(database, "maps", v, seed, map.level, Blob{map.bytes});
  for (const DangerRecord& d : r.dangers)
    insert(database, "dangers", v, seed, d.kind, d.id, d.keepFree, d.person_s, d.above3_person_s,
           d.above4_person_s, d.above5_person_s, d.density_per_m2, d.held_per_m2, d.pressure_per_s2,
           d.waited_person_s, d.red_s);
}

std::vector<RunRecord> readRuns(Database& database) {
  Runs runs;
  readTotals(database, runs);
  readDetails(database, runs);
  std::vector<RunRecord> records;
  for (auto& [key, record] : runs) records.push_back(std::move(record));
  return records;
}

std::string canonicalHash(Database& database) {
  StateHash hash;
  for (const std::string& table : tableNames()) {
    if (table == "provenance") continue;
    hash.add(std::string_view(table));
    Statement row =
        database.prepare("SELECT * FROM " + table + " ORDER BY " + allColumns(database, table));
    while (row.row()) {
      for (int column = 0; column < row.columns(); ++column) addValue(hash, row, column);
    }
  }
  return hash.hex();
}

}  // namespace muster::study
