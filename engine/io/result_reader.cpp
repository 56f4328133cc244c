#include "io/result_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

#include "io/csv_table.h"
#include "io/result_tables.h"
#include "io/text_file.h"

namespace muster::io {

namespace {

constexpr std::size_t kLargestTable = std::size_t{1} << 30;
constexpr std::size_t kMostRows = 10'000'000;

// A table whose columns are asked for by name; remembers what is missing.
class Columns {
 public:
  Columns(CsvTable table, std::string file) : table_(std::move(table)), file_(std::move(file)) {
    for (std::size_t i = 0; i < table_.header.size(); ++i) index_[table_.header[i].text] = i;
  }
  std::size_t rows() const { return table_.rows.size(); }
  const std::string& text(std::size_t row, const char* column) {
    static const std::string kNothing;
    const auto found = index_.find(column);
    if (found != index_.end()) return table_.rows[row][found->second].text;
    if (problems_.empty())
      problems_.push_back(
          {Severity::error, "results.no-column", file_, {}, "", {{"column", column}}});
    return kNothing;
  }
  analysis::Seconds seconds(std::size_t row, const char* column) {
    const std::string& cell = text(row, column);
    double value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty() || read.ec != std::errc() || read.ptr != cell.data() + cell.size())
      return std::nullopt;
    return value;
  }
  double number(std::size_t row, const char* column) { return seconds(row, column).value_or(0); }
  std::size_t count(std::size_t row, const char* column) {
    return static_cast<std::size_t>(std::max(0.0, number(row, column)));
  }
  const Problems& problems() const { return problems_; }

 private:
  CsvTable table_;
  std::string file_;
  std::map<std::string, std::size_t, std::less<>> index_;
  Problems problems_;
};

Result<Columns> readColumns(const std::string& path) {
  const auto bytes = readBytes(path, kLargestTable);
  if (!bytes) return tl::unexpected(bytes.error());
  ReadCsv read = parseCsv(*bytes, kMostRows);
  if (hasErrors(read.problems)) return tl::unexpected(read.problems);
  return Columns(std::move(read.table), path);
}

// From the id in the plan to the typed id.
template <class IdType>
class ById {
 public:
  template <class Things>
  explicit ById(const Things& things) {
    for (std::size_t i = 0; i < things.size(); ++i) known_.emplace(idOf(things[i]), IdType(i));
  }
  IdType operator[](const std::string& id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? IdType() : found->second;
  }

 private:
  static const std::string& idOf(const std::string& id) { return id; }
  template <class Thing>
  static const std::string& idOf(const Thing& thing) {
    return thing.id;
  }
  std::map<std::string, IdType> known_;
};

struct Lookup {
  ById<plan::OpeningId> opening;
  ById<plan::StairId> stair;
  ById<plan::SpaceId> space;
  ById<plan::ZoneId> zone;
  ById<simulation::GroupId> group;
};

simulation::Status readStatus(const std::string& word) {
  for (int s = 0; s <= static_cast<int>(simulation::Status::incapacitated); ++s) {
    if (spell(static_cast<simulation::Status>(s)) == word)
      return static_cast<simulation::Status>(s);
  }
  return simulation::Status::waiting;
}

analysis::AgentRow readAgent(Columns& table, std::size_t r, const Lookup& lookup) {
  analysis::AgentRow row;
  row.group = lookup.group[table.text(r, "group")];
  row.teacher = table.text(r, "teacher") == "1";
  row.entered = true;
  row.status = readStatus(table.text(r, "status"));
  row.started_s = table.seconds(r, "started_s");
  row.left_room_s = table.seconds(r, "left_room_s");
  row.at_stair_s = table.seconds(r, "at_stair_s");
  row.left_building_s = table.seconds(r, "left_building_s");
  row.left_campus_s = table.seconds(r, "left_campus_s");
  row.arrived_s = table.seconds(r, "arrived_s");
  row.building_exit = lookup.opening[table.text(r, "building_exit")];
  row.campus_exit = lookup.opening[table.text(r, "campus_exit")];
  row.stair = lookup.stair[table.text(r, "stair")];
  row.start = lookup.space[table.text(r, "start_space")];
  row.space = lookup.space[table.text(r, "space")];
  row.position = {table.number(r, "x_m"), table.number(r, "y_m")};
  row.lost_s = table.number(r, "lost_s");
  if (const auto gas = table.seconds(r, "gas_dose")) {  // empty without a fire
    row.exposure.emplace();
    row.exposure->gas_dose = *gas;
    row.exposure->heat_dose = table.number(r, "heat_dose");
  }
  return row;
}

// "7-1: 49; 8-2: 49; +2"
std::vector<analysis::BottleneckRow::Share> readShares(const std::string& list,
                                                       const Lookup& lookup) {
  std::vector<analysis::BottleneckRow::Share> shares;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find("; ", at), list.size());
    const std::string part = list.substr(at, end - at);
    at = end + 2;
    const std::size_t colon = part.rfind(": ");
    if (colon == std::string::npos) continue;
    std::size_t persons = 0;
    std::from_chars(part.data() + colon + 2, part.data() + part.size(), persons);
    shares.push_back({lookup.group[part.substr(0, colon)], persons});
  }
  return shares;
}

analysis::BottleneckRow readBottleneck(Columns& table, std::size_t r, const Lookup& lookup) {
  using analysis::ConstraintKind;
  analysis::BottleneckRow row;
  const std::string& kind = table.text(r, "kind");
  row.id = table.text(r, "id");
  for (const auto known :
       {ConstraintKind::opening, ConstraintKind::stair, ConstraintKind::target}) {
    if (spell(known) == kind) row.kind = known;
  }
  if (row.kind == ConstraintKind::opening) row.opening = lookup.opening[row.id];
  if (row.kind == ConstraintKind::stair) row.stair = lookup.stair[row.id];
  if (row.kind == ConstraintKind::target) row.zone = lookup.zone[row.id];
  row.name = {table.text(r, "name_en"), table.text(r, "name_zh")};
  row.level = table.text(r, "level");
  row.where = {table.number(r, "x_m"), table.number(r, "y_m")};
  row.from_s = table.number(r, "from_s");
  row.to_s = table.number(r, "to_s");
  row.lost_person_s = table.number(r, "lost_person_s");
  row.persons = table.count(r, "persons");
  row.peak_density_per_m2 = table.number(r, "peak_density_per_m2");
  row.mean_flow_per_s = table.number(r, "mean_flow_per_s");
  row.capacity_per_s = table.number(r, "sfpe_capacity_per_s");
  row.capacity_share = table.number(r, "share_of_sfpe_capacity");
  row.groups = readShares(table.text(r, "groups"), lookup);
  return row;
}

bool isOfRun(const std::string& summary, const RunOfTables& run) {
  const auto json = nlohmann::json::parse(summary, nullptr, false);
  if (!json.is_object() || !json.contains("scenario_hash") || !json.contains("seed")) return false;
  const auto& hash = json["scenario_hash"];
  const auto& seed = json["seed"];
  if (!hash.is_string() || !seed.is_number_unsigned()) return false;
  const std::string text = hash.get<std::string>();
  std::uint64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return read.ec == std::errc() && value == run.scenarioHash &&
         seed.get<std::uint64_t>() == run.seed;
}

}  // namespace

Result<RunTables> readTables(const std::string& folder, const plan::Campus& campus,
                             const RunOfTables& run) {
  const std::string prefix = folder.empty() ? std::string() : folder + "/";
  const auto summary = readBytes(prefix + "summary.json", kLargestTable);
  if (!summary) return tl::unexpected(summary.error());
  if (!isOfRun(*summary, run))
    return tl::unexpected(Problems{{Severity::error,
                                    "results.other-run",
                                    prefix + "summary.json",
                                    {},
                                    "",
                                    {{"path", prefix + "summary.json"}}}});
  auto agents = readColumns(prefix + "agents.csv");
  if (!agents) return tl::unexpected(agents.error());
  auto bottlenecks = readColumns(prefix + "bottlenecks.csv");
  if (!bottlenecks) return tl::unexpected(bottlenecks.error());
  const Lookup lookup{ById<plan::OpeningId>(campus.openings), ById<plan::StairId>(campus.stairs),
                      ById<plan::SpaceId>(campus.spaces), ById<plan::ZoneId>(campus.zones),
                      ById<simulation::GroupId>(run.groups)};
  RunTables tables;
  for (std::size_t r = 0; r < agents->rows(); ++r) {
    const std::size_t agent = agents->count(r, "agent");
    if (agent >= kMostRows) continue;
    if (agent >= tables.agents.size()) tables.agents.resize(agent + 1);
    tables.agents[agent] = readAgent(*agents, r, lookup);
  }
  for (std::size_t r = 0; r < bottlenecks->rows(); ++r)
    tables.bottlenecks.push_back(readBottleneck(*bottlenecks, r, lookup));
  Problems problems = agents->problems();
  append(problems, bottlenecks->problems());
  if (hasErrors(problems)) return tl::unexpected(problems);
  return tables;
}

}  // namespace muster::io
