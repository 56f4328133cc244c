#include "io/danger_tables.h"

#include <array>

#include "analysis/danger_cells.h"
#include "io/csv_writer.h"
#include "io/rounded.h"

namespace muster::io {

using analysis::DangerPlace;
using analysis::DangerResult;
using analysis::PeakAt;
using analysis::RunResult;
using analysis::Seconds;
using nlohmann::ordered_json;

std::string_view spell(DangerPlace::Kind kind) {
  static constexpr std::array<std::string_view, 4> kWords{"space", "stair", "zone", "area"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string_view spell(measure::Alarm alarm) {
  return measure::alarmWords()[static_cast<std::size_t>(alarm)];
}

std::string_view spell(measure::Facility table) {
  static constexpr std::array<std::string_view, 3> kWords{"walkway", "stairs", "queue"};
  return kWords[static_cast<std::size_t>(table)];
}

namespace {

void addPeak(CsvWriter& csv, const PeakAt& peak) {
  csv.cell(peak.time_s ? Seconds(peak.value) : Seconds()).cell(peak.time_s);
}

// Value, time and position; empty cells if there was none.
void addPeakWithPosition(CsvWriter& csv, const PeakAt& peak) {
  addPeak(csv, peak);
  csv.cell(peak.time_s ? Seconds(peak.where.x) : Seconds());
  csv.cell(peak.time_s ? Seconds(peak.where.y) : Seconds());
}

void addPlace(CsvWriter& csv, const DangerPlace& place) {
  csv.cell(spell(place.kind)).cell(place.id).cell(place.name.en).cell(place.name.zh);
  csv.cell(place.level).cell(spell(place.table)).cell(place.keepFree ? 1 : 0);
  csv.cell(spell(place.worst));
  for (const Seconds& raised_s : place.raised_s) csv.cell(raised_s);
  for (const double seconds : place.alarm_s) csv.cell(seconds);
  addPeakWithPosition(csv, place.density);
  addPeak(csv, place.held);
  csv.cell(place.person_s).cell(place.occupied_s).cell(place.most_persons);
  csv.cell(place.most_at_s).cell(place.first_s);
  for (const double seconds : place.above_s) csv.cell(seconds);
  for (const double seconds : place.person_above_s) csv.cell(seconds);
  for (const double seconds : place.levels.person_s) csv.cell(seconds);
  csv.cell(place.waited_person_s).cell(place.stop_and_go_person_s).cell(place.stops);
  csv.cell(place.opposed_person_s);
  addPeak(csv, place.pressure);
  addPeak(csv, place.shear);
  addPeak(csv, place.contact);
  csv.endRow();
}

ordered_json peakJson(const PeakAt& peak) {
  if (!peak.time_s) return nullptr;
  return {{"value", rounded(peak.value)},
          {"time_s", rounded(*peak.time_s)},
          {"x_m", rounded(peak.where.x)},
          {"y_m", rounded(peak.where.y)}};
}

ordered_json limitsJson(const measure::DangerLimits& limits) {
  ordered_json json;
  for (const measure::Alarm alarm :
       {measure::Alarm::yellow, measure::Alarm::orange, measure::Alarm::red}) {
    const measure::AlarmRule& rule = ruleOf(limits, alarm);
    json[std::string(spell(alarm))] = {{"moving_per_m2", rule.moving_per_m2},
                                       {"standing_per_m2", rule.standing_per_m2},
                                       {"lasting_s", rule.lasting_s}};
  }
  json["pressure_per_s2"] = limits.pressure_per_s2;
  json["pressure_from_per_m2"] = limits.pressureFrom_per_m2;
  json["contact_force_n_per_m"] = limits.contactForce_N_per_m;
  return json;
}

ordered_json alarmsJson(const DangerResult& danger) {
  ordered_json json;
  for (std::size_t k = 0; k < measure::kAlarms; ++k) {
    const Seconds raised_s = danger.whole.raised_s[k];
    const auto alarm = static_cast<measure::Alarm>(k + 1);
    json[std::string(spell(alarm))] = {
        {"seconds", rounded(danger.whole.alarm_s[k])},
        {"first_s", orNull(rounded(raised_s))},
        {"first_in", raised_s ? ordered_json(danger.places[danger.raisedAt[k]].id) : nullptr}};
  }
  return json;
}

template <class Values>
ordered_json byStep(const Values& values) {
  ordered_json json;
  for (std::size_t k = 0; k < values.size(); ++k)
    json[std::to_string(static_cast<int>(measure::kDensitySteps_per_m2[k]))] = rounded(values[k]);
  return json;
}

ordered_json levelsJson(const analysis::LevelTimes& levels) {
  ordered_json json;
  for (std::size_t k = 0; k < measure::kLevelsOfService; ++k)
    json[std::string(1, measure::letter(static_cast<measure::LevelOfService>(k)))] =
        rounded(levels.person_s[k]);
  return json;
}

double keepFreeExposure_s(const DangerResult& danger) {
  double sum = 0;
  for (const DangerPlace& place : danger.places)
    if (place.keepFree) sum += place.person_s;
  return sum;
}

}  // namespace

std::string dangerCsv(const RunResult& result) {
  CsvWriter csv(
      "kind,id,name_en,name_zh,level,service_table,keep_free,alarm_heuristic,yellow_first_s,"
      "orange_first_s,red_first_s,yellow_s,orange_s,red_s,peak_density_per_m2,peak_at_s,peak_x_m,"
      "peak_y_m,held_10s_per_m2,held_until_s,person_s,occupied_s,most_persons,most_at_s,first_s,"
      "above_2_s,above_3_s,above_4_s,above_5_s,above_2_person_s,above_3_person_s,"
      "above_4_person_s,above_5_person_s,los_a_person_s,los_b_person_s,los_c_person_s,"
      "los_d_person_s,los_e_person_s,los_f_person_s,waited_person_s,"
      "stop_and_go_heuristic_person_s,stops_heuristic,opposed_heuristic_person_s,"
      "pressure_per_s2,pressure_at_s,shear_per_s2,shear_at_s,contact_force_n_per_m,contact_at_s");
  const DangerResult& danger = result.danger;
  for (const std::size_t row : analysis::byDanger(danger)) addPlace(csv, danger.places[row]);
  for (const DangerPlace& place : danger.places)
    if (place.keepFree && !place.first_s) addPlace(csv, place);
  return csv.take();
}

std::string dangerTimeCsv(const RunResult& result) {
  CsvWriter csv(
      "time_s,persons,above_2,above_3,above_4,above_5,peak_density_per_m2,pressure_per_s2,"
      "alarm_heuristic,worst_place");
  for (const analysis::DangerSample& sample : result.danger.samples) {
    csv.cell(sample.time_s).cell(sample.persons);
    for (const std::size_t people : sample.above) csv.cell(people);
    csv.cell(sample.density_per_m2).cell(sample.pressure_per_s2, 4).cell(spell(sample.alarm));
    const bool alarm = sample.alarm != measure::Alarm::none;
    csv.cell(alarm ? std::string_view(result.danger.places[sample.worst].id) : std::string_view());
    csv.endRow();
  }
  return csv.take();
}

void addDanger(ordered_json& json, const RunResult& result) {
  json["danger"] = nullptr;
  if (!result.identity.bodies) return;
  const DangerResult& danger = result.danger;
  const DangerPlace& whole = danger.whole;
  ordered_json& to = json["danger"];
  to = ordered_json::object();
  to["heuristic"] = true;  // the alarms: measure/danger_limits.h
  to["alarm"] = spell(whole.worst);
  to["alarms"] = alarmsJson(danger);
  to["above_per_m2_person_s"] = byStep(whole.person_above_s);
  to["above_per_m2_s"] = byStep(whole.above_s);
  to["level_of_service_person_s"] = levelsJson(whole.levels);
  to["peak_density_per_m2"] = peakJson(whole.density);
  to["held_10s_per_m2"] = peakJson(whole.held);
  to["pressure_per_s2"] = peakJson(whole.pressure);
  to["shear_per_s2"] = peakJson(whole.shear);
  to["contact_force_n_per_m"] = peakJson(whole.contact);
  to["waited_person_s"] = rounded(whole.waited_person_s);
  to["stop_and_go_person_s"] = rounded(whole.stop_and_go_person_s);
  to["stops"] = whole.stops;
  to["opposed_person_s"] = rounded(whole.opposed_person_s);
  to["keep_free_person_s"] = rounded(keepFreeExposure_s(danger));
  to["limits"] = limitsJson(danger.limits);
  to["kernel_m"] = analysis::kKernel_m;
  to["pressure_window_m"] = analysis::kDangerCell_m;
  to["pressure_window_s"] = analysis::kPressureWindow_s;
}

}  // namespace muster::io
