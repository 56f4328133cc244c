#include "report/verify_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace muster::report {

namespace {

using Json = nlohmann::ordered_json;
using verification::Finding;

Json bound(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

const char* ownerOf(const Finding& finding) {
  switch (finding.owner) {
    case verification::BandOwner::standard:
      return "standard";
    case verification::BandOwner::data:
      return "data";
    case verification::BandOwner::project:
      return "project";
  }
  return "";
}

Json json(const Finding& finding, const Words& words) {
  const auto text = [&](const std::string& key) { return key.empty() ? "" : words.text(key); };
  Json object;
  object["id"] = finding.id;
  object["suite"] = finding.suite;
  object["model"] = finding.model;
  object["value"] = finding.value ? Json(*finding.value) : Json(nullptr);
  object["low"] = bound(finding.low);
  object["high"] = bound(finding.high);
  object["unit"] = finding.unit;
  object["source"] = finding.source;
  object["verdict"] = verification::spell(finding.verdict);
  object["hard"] = finding.hard;
  object["clause"] = finding.clause;
  object["title"] = words.text("verify.test." + finding.id);
  object["quantity"] = text(finding.quantity);
  object["owner"] = ownerOf(finding);
  object["note"] = text(finding.note);
  object["scenes"] = finding.scenes;
  object["runs"] = finding.runs;
  object["details"] = Json::array();
  for (const auto& detail : finding.details) {
    Json entry{{"name", detail.name}, {"value", detail.value}, {"unit", detail.unit}};
    if (detail.expected) {
      entry["expected"] = *detail.expected;
      entry["whose"] = detail.whose;
      entry["residual"] = detail.residual();
    }
    object["details"].push_back(std::move(entry));
  }
  return object;
}

}  // namespace

std::string verifyJson(const std::vector<Finding>& findings, const Words& words) {
  Json array = Json::array();
  for (const Finding& finding : findings) array.push_back(json(finding, words));
  return array.dump(1) + "\n";
}

std::string sensitivityJson(const std::vector<verification::Sensitivity>& rows,
                            const Words& words) {
  Json array = Json::array();
  for (const auto& row : rows)
    array.push_back({{"parameter", row.parameter},
                     {"model", row.model},
                     {"factor", row.factor},
                     {"id", row.id},
                     {"quantity", words.text(row.quantity)},
                     {"unit", row.unit},
                     {"before", row.before},
                     {"after", row.after}});
  return array.dump(1) + "\n";
}

}  // namespace muster::report
