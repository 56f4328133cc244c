#include "behaviour/profile_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "behaviour/distribution_reader.h"
#include "plan/nearest_word.h"

namespace muster::behaviour {
namespace {

constexpr std::array<std::string_view, 4> kMotivations{"calm", "drill", "hurried", "pushing"};

// Ranges that people and their aids stay within: they catch slips of unit and comma, they are no
// judgement on a study's values.
constexpr std::array<KeyRule, 13> kRules{{
    {.name = "id", .kind = KeyKind::text, .required = true},
    {.name = "based_on", .kind = KeyKind::text},
    // A three-year-old's half chest depth (crowd.md C.5) to the half length of a wheelchair (C.6).
    {.name = "radius_m", .kind = KeyKind::number, .low = 0.07, .high = 0.6},
    {.name = "radius_spread_m", .kind = KeyKind::number, .low = 0, .high = 0.05},
    {.name = "speed", .kind = KeyKind::table},
    {.name = "stairs_down", .kind = KeyKind::table},
    {.name = "stairs_up_factor", .kind = KeyKind::number, .low = 0.1, .high = 1.5},
    {.name = "time_gap_s", .kind = KeyKind::table},
    {.name = "spacing_m", .kind = KeyKind::table},
    {.name = "slow_start", .kind = KeyKind::table},
    {.name = "speed_factor", .kind = KeyKind::table},
    {.name = "eye_height_m", .kind = KeyKind::number, .low = 0.4, .high = 2.1},
    {.name = "source", .kind = KeyKind::text},
}};

constexpr std::array<KeyRule, 4> byMotivation(double low, double high) {
  return {{{kMotivations[0], KeyKind::number, false, low, high},
           {kMotivations[1], KeyKind::number, false, low, high},
           {kMotivations[2], KeyKind::number, false, low, high},
           {kMotivations[3], KeyKind::number, false, low, high}}};
}
// models.md: 0.1 s gives flows beyond any measured one, 1.6 s is the slowest tried; twice that at
// the most.
constexpr auto kTimeGapRules = byMotivation(0.1, 3.2);
constexpr auto kSpacingRules = byMotivation(0, 1);
// 6 is the most tried.
constexpr auto kSlowStartRules = byMotivation(0, 6);
constexpr auto kSpeedFactorRules = byMotivation(0.2, 3);

// A row in the making: which parts are known so far.
struct Row {
  Profile profile{};
  bool complete = false;  // started from a row that has everything
};

const std::array<std::string_view, 10> kNeeded{
    "radius_m",   "radius_spread_m", "speed",        "stairs_down",  "stairs_up_factor",
    "time_gap_s", "spacing_m",       "speed_factor", "eye_height_m", "source"};

void readByMotivation(const TableReader& reader, std::string_view key, const std::string& id,
                      bool complete, std::array<double, 4>& values, Problems& problems) {
  const TomlValue* table = reader.value(key);
  if (!table) return;
  const TableReader inner(*table, "profile." + std::string(key), motivationRules(key), id,
                          problems);
  for (std::size_t m = 0; m < kMotivations.size(); ++m) {
    if (inner.has(kMotivations[m])) {
      values[m] = inner.number(kMotivations[m], 0);
    } else if (!complete) {
      inner.complain("toml.missing-key", kMotivations[m]);
    }
  }
}

void readSpeed(const TableReader& reader, std::string_view key, const std::string& id,
               Distribution& speed, Problems& problems) {
  const TomlValue* table = reader.value(key);
  if (!table) return;
  const auto read =
      readDistribution(*table, "profile." + std::string(key), Quantity::speed, id, problems);
  if (read) speed = *read;
}

// The row to start from: the one of the same id, or the one named by based_on, or an empty one.
Row startOf(const TableReader& reader, const std::string& id, const std::vector<Profile>& known) {
  const Profile* same = find(known, id);
  const TomlValue* basedOn = reader.value("based_on");
  const Profile* base = basedOn ? find(known, basedOn->text) : nullptr;
  if (basedOn && !base) {
    std::vector<std::string_view> ids;
    for (const Profile& profile : known) ids.push_back(profile.id);
    const std::string nearest(plan::nearestWord(basedOn->text, ids));
    reader.complain(nearest.empty() ? "toml.unknown-word-far" : "toml.unknown-word", "based_on",
                    {{"valid", plan::joined(ids)}, {"nearest", nearest}});
    return {{}, true};  // what is missing cannot be told, so it is not complained about
  }
  if (base) return {*base, true};
  if (same) return {*same, true};
  for (const std::string_view key : kNeeded) {
    if (!reader.has(key)) reader.complain("toml.missing-key", key);
  }
  return {};
}

std::optional<Profile> readRow(const TomlValue& value, const std::vector<Profile>& known,
                               Problems& problems) {
  const std::size_t before = problems.size();
  const TomlEntry* idEntry = value.find("id");
  const std::string id = idEntry ? idEntry->value.text : std::string();
  const TableReader reader(value, "profile", kRules, id, problems);
  if (!reader.value("id")) return std::nullopt;
  auto [profile, complete] = startOf(reader, id, known);
  profile.id = id;
  profile.radius_m = reader.number("radius_m", profile.radius_m);
  profile.radiusSpread_m = reader.number("radius_spread_m", profile.radiusSpread_m);
  readSpeed(reader, "speed", id, profile.speed, problems);
  readSpeed(reader, "stairs_down", id, profile.stairsDown, problems);
  profile.stairsUpFactor = reader.number("stairs_up_factor", profile.stairsUpFactor);
  readByMotivation(reader, "time_gap_s", id, complete, profile.timeGap_s, problems);
  readByMotivation(reader, "spacing_m", id, complete, profile.spacing_m, problems);
  readByMotivation(reader, "slow_start", id, complete, profile.slowStart, problems);
  readByMotivation(reader, "speed_factor", id, complete, profile.speedFactor, problems);
  profile.eyeHeight_m = reader.number("eye_height_m", profile.eyeHeight_m);
  profile.source = reader.text("source", profile.source);
  if (problems.size() != before) return std::nullopt;
  return profile;
}

}  // namespace

std::span<const KeyRule> profileRules() {
  return kRules;
}

std::span<const std::string_view> motivationWords() {
  return kMotivations;
}

std::span<const KeyRule> motivationRules(std::string_view key) {
  if (key == "time_gap_s") return kTimeGapRules;
  if (key == "spacing_m") return kSpacingRules;
  return key == "slow_start" ? kSlowStartRules : kSpeedFactorRules;
}

std::vector<Profile> readProfileRows(std::span<const TomlValue> rows,
                                     const std::vector<Profile>& base, Problems& problems) {
  std::vector<Profile> profiles = base;
  std::set<std::string> seen;
  for (const TomlValue& value : rows) {
    const TomlEntry* id = value.find("id");
    if (id && !id->value.text.empty() && !seen.insert(id->value.text).second) {
      problems.push_back({Severity::error,
                          "toml.repeated-id",
                          {},
                          id->value.place,
                          shown(id->value),
                          {{"table", "profile"}, {"value", shown(id->value)}}});
      continue;
    }
    const std::optional<Profile> profile = readRow(value, profiles, problems);
    if (!profile) continue;
    const auto same = std::find_if(profiles.begin(), profiles.end(),
                                   [&](const Profile& p) { return p.id == profile->id; });
    if (same == profiles.end()) {
      profiles.push_back(*profile);
    } else {
      *same = *profile;
    }
  }
  return profiles;
}

}  // namespace muster::behaviour
