#include "io/fire_tables.h"

#include <algorithm>

#include "hazard/smoke_law.h"
#include "io/csv_writer.h"
#include "io/rounded.h"

namespace muster::io {

using analysis::FireResult;
using analysis::MarginRow;
using analysis::RunResult;
using nlohmann::ordered_json;

std::string_view spell(analysis::Criterion criterion) {
  switch (criterion) {
    case analysis::Criterion::visibility:
      return "visibility";
    case analysis::Criterion::temperature:
      return "temperature";
    case analysis::Criterion::dose:
      return "dose";
  }
  return "";
}

std::string_view spell(analysis::PlaceKind kind, bool isClass) {
  switch (kind) {
    case analysis::PlaceKind::space:
      return "space";
    case analysis::PlaceKind::exit:
      return "exit";
    case analysis::PlaceKind::group:
      return isClass ? "class" : "group";
  }
  return "";
}

namespace {

std::string_view criterionOf(const MarginRow& row) {
  const auto criterion = row.available.criterion();
  return criterion ? spell(*criterion) : std::string_view();
}

bool isClass(const RunResult& result, const MarginRow& row) {
  if (row.kind != analysis::PlaceKind::group) return false;
  const auto group = std::ranges::find(result.groups, row.id, &analysis::GroupRow::id);
  return group != result.groups.end() && group->is_class;
}

ordered_json chainJson(const analysis::Chain& chain) {
  ordered_json json;
  json["detection_s"] = orNull(rounded(chain.detection_s));
  json["alarm_s"] = orNull(rounded(chain.alarm_s));
  json["pre_movement_s"] = orNull(rounded(chain.pre_movement_s));
  json["movement_s"] = orNull(rounded(chain.movement_s));
  return json;
}

ordered_json fireJson(const FireResult& fire) {
  ordered_json json;
  json["ignition_s"] = rounded(fire.ignition_s);
  json["detected_s"] = orNull(rounded(fire.detected_s));
  json["alarm_s"] = orNull(rounded(fire.alarm_s));
  json["smoke_law"] = hazard::smokeLawWords()[static_cast<std::size_t>(fire.effects.law)];
  json["visibility_constant"] = fire.effects.visibilityConstant;
  json["flagged_dose"] = fire.effects.flaggedDose;
  json["tenability"] = {{"visibility_m", fire.tenability.visibility_m},
                        {"temperature_C", fire.tenability.temperature_C},
                        {"dose", fire.tenability.dose},
                        {"height_m", fire.tenability.height_m}};
  json["judged_until_s"] = rounded(fire.judgedUntil_s);
  json["last_indoors_s"] = orNull(rounded(fire.last_indoors_s));
  json["still_indoors"] = fire.still_indoors;
  json["chain"] = chainJson(fire.chain);
  json["deciding_space"] = nullptr;
  json["criterion"] = nullptr;
  if (fire.deciding) {
    json["deciding_space"] = fire.margins[*fire.deciding].id;
    json["criterion"] = criterionOf(fire.margins[*fire.deciding]);
  }
  return json;
}

}  // namespace

std::string tenabilityCsv(const RunResult& result) {
  CsvWriter csv(
      "kind,id,name_en,name_zh,level,where,persons,still_there,aset_s,criterion,visibility_s,"
      "temperature_s,dose_s,rset_s,margin_s,detection_s,alarm_s,pre_movement_s,movement_s");
  if (!result.fire) return csv.take();
  for (const MarginRow& row : result.fire->margins) {
    csv.cell(spell(row.kind, isClass(result, row))).cell(row.id);
    csv.cell(row.name.en).cell(row.name.zh).cell(row.level).cell(row.where);
    csv.cell(row.persons).cell(row.still_there);
    csv.cell(row.available.first_s()).cell(criterionOf(row));
    for (const analysis::Seconds time_s : row.available.by_s) csv.cell(time_s);
    csv.cell(row.required_s).cell(row.margin_s);
    csv.cell(row.chain.detection_s).cell(row.chain.alarm_s);
    csv.cell(row.chain.pre_movement_s).cell(row.chain.movement_s).endRow();
  }
  return csv.take();
}

void addFire(ordered_json& json, const RunResult& result) {
  for (const char* key : {"exposed", "incapacitated", "aset_s", "rset_s", "margin_s", "fire"}) {
    json[key] = nullptr;
  }
  if (!result.fire) return;
  const FireResult& fire = *result.fire;
  json["exposed"] = fire.exposed;
  json["incapacitated"] = fire.incapacitated;
  json["aset_s"] = orNull(rounded(fire.aset_s));
  json["rset_s"] = orNull(rounded(fire.rset_s));
  json["margin_s"] = orNull(rounded(fire.margin_s));
  json["fire"] = fireJson(fire);
}

}  // namespace muster::io
