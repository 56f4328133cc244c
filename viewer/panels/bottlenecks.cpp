#include "viewer/panels/bottlenecks.h"

#include <fmt/format.h>
#include <imgui.h>

#include "viewer/panels/control.h"
#include "viewer/panels/time_line.h"

namespace muster::viewer {

namespace {

constexpr std::size_t kGroupsShown = 5;

std::string groupsOf(const analysis::BottleneckRow& row, const Scene& scene) {
  std::string list;
  for (std::size_t i = 0; i < row.groups.size() && i < kGroupsShown; ++i) {
    if (!row.groups[i].group.valid()) continue;
    list += (list.empty() ? "" : ", ") + scene.document.groups[row.groups[i].group.index()].id;
  }
  return list;
}

constexpr double kFew_s = 600;  // below that a whole minute is too coarse

bool isSelected(const Selection& selection, const analysis::BottleneckRow& row) {
  using Kind = Selection::Kind;
  return (selection.kind == Kind::opening && row.opening.valid() &&
          row.opening.index() == selection.index) ||
         (selection.kind == Kind::stair && row.stair.valid() &&
          row.stair.index() == selection.index) ||
         (selection.kind == Kind::zone && row.zone.valid() && row.zone.index() == selection.index);
}

void drawRow(UiState& state, const Scene& scene, const analysis::BottleneckRow& row,
             std::size_t rank) {
  ImGui::PushID(static_cast<int>(rank));
  // What is lost on the way out of the campus without an opening has no place.
  const std::string name = row.id.empty() ? scene.words.text("viewer.bottleneck.nowhere")
                                          : scene.words.name(row.name, row.id);
  const std::string title = fmt::format("{}. {}", rank + 1, name);
  const bool selected = isSelected(state.selection, row);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  if (ImGui::Selectable("##row", selected, 0, {0, 2.4f * ImGui::GetFontSize()}))
    flyTo(state, scene.document, row);
  named(state, "bottleneck." + std::to_string(rank + 1));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddText(corner, ImGui::GetColorU32(ImGuiCol_Text), title.c_str());
  const std::string line = scene.words.text(
      "viewer.bottleneck.line", {{"persons", std::to_string(row.persons)},
                                 {"minutes", fmt::format("{:.{}f}", row.lost_person_s / 60,
                                                         row.lost_person_s < kFew_s ? 1 : 0)},
                                 {"from", clockText(row.from_s)},
                                 {"to", clockText(row.to_s)}});
  list.AddText({corner.x, corner.y + 1.2f * ImGui::GetFontSize()},
               ImGui::GetColorU32(ImGuiCol_TextDisabled), line.c_str());
  if (selected) ImGui::TextWrapped("%s", bottleneckSentence(row, scene).c_str());
  ImGui::Separator();
  ImGui::PopID();
}

}  // namespace

std::string bottleneckSentence(const analysis::BottleneckRow& row, const Scene& scene) {
  const std::string density = fmt::format("{:.1f}", row.peak_density_per_m2);
  std::string sentence =
      row.kind == analysis::ConstraintKind::target
          ? scene.words.text("viewer.bottleneck.target", {{"density", density}})
          : scene.words.text("viewer.bottleneck.why",
                             {{"flow", fmt::format("{:.1f}", row.mean_flow_per_s)},
                              {"share", fmt::format("{:.0f}", 100 * row.capacity_share)},
                              {"density", density}});
  const std::string groups = groupsOf(row, scene);
  if (!groups.empty())
    sentence += " " + scene.words.text("viewer.bottleneck.groups", {{"groups", groups}});
  return sentence;
}

void drawBottlenecks(UiState& state, const Scene& scene) {
  if (!scene.document.tables) {
    ImGui::TextWrapped("%s", scene.words.text("viewer.no-tables").c_str());
    return;
  }
  const auto& rows = scene.document.tables->bottlenecks;
  if (rows.empty()) ImGui::TextUnformatted(scene.words.text("viewer.bottleneck.none").c_str());
  for (std::size_t i = 0; i < rows.size(); ++i) drawRow(state, scene, rows[i], i);
}

}  // namespace muster::viewer
