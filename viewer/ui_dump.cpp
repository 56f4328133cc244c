#include "viewer/ui_dump.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "io/result_tables.h"
#include "viewer/content/study_difference.h"
#include "viewer/panels/bottlenecks.h"
#include "viewer/panels/compare.h"
#include "viewer/panels/curves.h"
#include "viewer/panels/inspector.h"
#include "viewer/panels/show.h"

namespace muster::viewer {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, kTabs> kTabNames{"bottlenecks", "curves", "selection",
                                                   "events",      "run",    "compare"};

Json clockOf(const UiState& state, const Scene& scene) {
  Json json{{"time_s", state.clock.time_s},
            {"rate", state.clock.rate},
            {"playing", state.clock.playing},
            {"present", scene.moment.present}};
  for (std::size_t s = 0; s < kStatuses; ++s)
    json[std::string(io::spell(static_cast<simulation::Status>(s)))] = scene.moment.with[s];
  return json;
}

Json bottlenecksOf(const Scene& scene) {
  Json list = Json::array();
  if (!scene.document.tables) return list;
  for (const analysis::BottleneckRow& row : scene.document.tables->bottlenecks)
    list.push_back({{"id", row.id},
                    {"name", scene.words.name(row.name, row.id)},
                    {"from_s", row.from_s},
                    {"to_s", row.to_s},
                    {"lost_person_s", row.lost_person_s},
                    {"persons", row.persons},
                    {"sentence", bottleneckSentence(row, scene)}});
  return list;
}

Json curvesOf(const UiState& state, const Scene& scene) {
  Json list = Json::array();
  for (const Plot& plot : plotsOf(scene.document, scene.overview, probeOf(state.selection, scene),
                                  scene.point, scene.words)) {
    Json curves = Json::array();
    for (const Curve& curve : plot.curves)
      curves.push_back({{"label", curve.label},
                        {"now", valueAt(curve, scene.moment.time_s).value_or(0)},
                        {"to_s", curve.points.empty() ? 0.0 : curve.points.back().x},
                        {"last", curve.points.empty() ? 0.0 : curve.points.back().y}});
    list.push_back({{"title", plot.title}, {"unit", plot.unit}, {"curves", curves}});
  }
  return list;
}

Json selectionOf(const UiState& state, const Scene& scene) {
  const Facts facts = factsOf(state.selection, scene);
  Json json{{"title", facts.title}, {"why", facts.why}};
  for (const auto& [name, value] : facts.rows) json["facts"][name] = value;
  return json;
}

Json comparedOf(const Scene& scene) {
  const auto orNull = [](const analysis::Seconds& time_s) {
    return time_s ? Json(*time_s) : Json(nullptr);
  };
  Json list = Json::array();
  for (const ComparedGroup& group : comparedGroups(scene))
    list.push_back(
        {{"id", group.id}, {"here_s", orNull(group.here_s)}, {"there_s", orNull(group.there_s)}});
  return list;
}

Json differenceOf(const UiState& state, const Scene& scene) {
  if (!scene.overview || !scene.otherOverview) return nullptr;
  const Plot plot = outDifference(*scene.overview, *scene.otherOverview, scene.words);
  Json json{{"now", valueAt(plot.curves.front(), state.clock.time_s).value_or(0)}};
  if (!scene.studyDifference) return json;
  const Curve curve = studyDifferencePlot(*scene.studyDifference, scene.words).curves.front();
  const Bounds band = bandAt(curve, state.clock.time_s).value_or(Bounds());
  json["study"] = {{"pairs", scene.studyDifference->curves.pairs},
                   {"mean", valueAt(curve, state.clock.time_s).value_or(0)},
                   {"low", band.low},
                   {"high", band.high}};
  return json;
}

// Why maps of the fire are missing.
Json fireOf(const Scene& scene) {
  const char* why = whyNoFire(scene.document);
  return why != nullptr ? Json(why) : Json(nullptr);
}

// Highest value of each level's map over the whole recording.
Json mapsOf(const Scene& scene) {
  Json list = Json::array();
  if (!scene.overview) return list;
  const auto highest = [](const std::vector<float>& values) {
    return values.empty() ? 0.0f : std::ranges::max(values);
  };
  for (const analysis::DensityMap& map : scene.overview->maps)
    list.push_back({{"level", map.level},
                    {"cell_m", map.cell_m},
                    {"max_per_m2", highest(map.max_per_m2)},
                    {"above_s", highest(map.above_s)}});
  return list;
}

}  // namespace

std::string dumpUi(const UiState& state, const Scene& scene) {
  Json marks = Json::array();
  for (const Mark& mark : scene.marks)
    marks.push_back({{"time_s", mark.time_s}, {"text", mark.text}});
  Json changes = Json::array();
  for (const Change& change : state.changes) changes.push_back(changeText(change, scene.words));
  const plan::Campus& campus = *scene.document.campus;
  const Json json{{"language", state.language == report::Language::zh ? "zh" : "en"},
                  {"scenario", scene.document.scenario},
                  {"level", state.view.stacked ? std::string("all") : campus[state.view.level].id},
                  {"colour", spell(state.colourBy)},
                  {"heat", spell(state.heat)},
                  {"tab", kTabNames[static_cast<std::size_t>(state.tab)]},
                  {"clock", clockOf(state, scene)},
                  {"bottlenecks", bottlenecksOf(scene)},
                  {"curves", curvesOf(state, scene)},
                  {"events", marks},
                  {"changes", changes},
                  {"cut", state.cut},
                  {"selection", selectionOf(state, scene)},
                  {"compared", comparedOf(scene)},
                  {"difference", differenceOf(state, scene)},
                  {"fire", fireOf(scene)},
                  {"maps", mapsOf(scene)}};
  // Ids may hold any bytes of somebody's file: what is no text is replaced, not thrown at.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace muster::viewer
