#include "viewer/panels/compare.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "viewer/content/study_difference.h"
#include "viewer/panels/curves.h"
#include "viewer/panels/time_line.h"

namespace muster::viewer {

namespace {

std::map<std::string, analysis::Seconds> lastOfGroups(const Document& document) {
  std::map<std::string, analysis::Seconds> last;
  if (!document.tables) return last;
  for (const analysis::AgentRow& row : document.tables->agents) {
    if (!row.entered || !row.group.valid()) continue;
    const analysis::Seconds settled = row.arrived_s ? row.arrived_s : row.left_building_s;
    const auto [at, first] = last.emplace(document.groups[row.group.index()].id, settled);
    if (first) continue;
    at->second =
        at->second && settled ? analysis::Seconds(std::max(*at->second, *settled)) : std::nullopt;
  }
  return last;
}

double differenceOf(const ComparedGroup& group) {
  return group.here_s && group.there_s ? std::fabs(*group.here_s - *group.there_s) : 0;
}

std::string timeText(const analysis::Seconds& time_s) {
  return time_s ? clockText(*time_s) : std::string("–");
}

std::string aboutInterval(const StudyDifference& difference, const report::Words& words) {
  const study::CurveDifference& curves = difference.curves;
  const char* key = curves.paired ? "viewer.compare.paired" : "viewer.compare.unpaired";
  return words.text(key, {{"here", words.name(difference.here, {})},
                          {"there", words.name(difference.there, {})},
                          {"pairs", std::to_string(curves.pairs)},
                          {"runs", std::to_string(difference.runsHere)},
                          {"others", std::to_string(difference.runsThere)}});
}

// What all runs of both variants say, then these two runs alone.
void drawDifferences(UiState& state, const Scene& scene) {
  if (const StudyDifference* study = scene.studyDifference) {
    drawPlotToSave(state, scene, studyDifferencePlot(*study, scene.words), "difference-study");
    ImGui::TextWrapped("%s", aboutInterval(*study, scene.words).c_str());
    ImGui::Separator();
  }
  if (!scene.overview || !scene.otherOverview) return;
  drawPlotToSave(state, scene, outDifference(*scene.overview, *scene.otherOverview, scene.words),
                 "difference");
  const char* key = scene.studyDifference ? "viewer.compare.one-run" : "viewer.compare.no-interval";
  ImGui::TextWrapped("%s", scene.words.text(key).c_str());
}

}  // namespace

std::vector<ComparedGroup> comparedGroups(const Scene& scene) {
  std::vector<ComparedGroup> groups;
  if (!scene.other) return groups;
  const auto there = lastOfGroups(*scene.other);
  for (const auto& [id, here_s] : lastOfGroups(scene.document)) {
    const auto same = there.find(id);
    if (same != there.end()) groups.push_back({id, here_s, same->second});
  }
  std::ranges::stable_sort(groups, std::ranges::greater{}, differenceOf);
  return groups;
}

void drawCompare(UiState& state, const Scene& scene) {
  const auto text = [&](const char* key) { return scene.words.text(key); };
  drawDifferences(state, scene);
  const std::vector<ComparedGroup> groups = comparedGroups(scene);
  if (groups.empty()) return;  // a study's recordings have no tables beside them
  if (!ImGui::BeginTable("##groups", 4, ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp))
    return;
  for (const char* key : {"viewer.inspector.group", "viewer.compare.here", "viewer.compare.there",
                          "viewer.compare.difference"})
    ImGui::TableSetupColumn(text(key).c_str());
  ImGui::TableHeadersRow();
  for (const ComparedGroup& group : groups) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(group.id.c_str());
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(timeText(group.here_s).c_str());
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(timeText(group.there_s).c_str());
    ImGui::TableNextColumn();
    if (group.here_s && group.there_s)
      ImGui::TextUnformatted(fmt::format("{:+.0f} s", *group.here_s - *group.there_s).c_str());
  }
  ImGui::EndTable();
}

}  // namespace muster::viewer
