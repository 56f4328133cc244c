#include "viewer/panels/edit_group.h"

#include <imgui.h>

#include <algorithm>

#include "viewer/panels/control.h"

namespace muster::viewer {

namespace {

using simulation::Event;
using simulation::EventKind;

void drawDetour(UiState& state, const Scene& scene, const std::string& group) {
  const plan::Campus& campus = *scene.document.campus;
  ImGui::TextWrapped("%s", scene.words.text("viewer.run.group", {{"group", group}}).c_str());
  std::vector<std::string> exits, stairs;
  for (std::size_t i = 0; i < campus.openings.size(); ++i) {
    if (campus.leavesBuilding(plan::OpeningId(i))) exits.push_back(campus.openings[i].id);
  }
  for (const plan::Stair& stair : campus.stairs) stairs.push_back(stair.id);
  chooseId(state, "run.stair", scene.words.text("viewer.run.same-stair"), state.edits.stair,
           stairs);
  chooseId(state, "run.exit", scene.words.text("viewer.run.same-exit"), state.edits.exit, exits);
  ImGui::BeginDisabled(state.edits.stair.empty() && state.edits.exit.empty());
  if (button(state, "run.announce", scene.words.text("viewer.run.announce"))) {
    Event change;
    change.at_s = state.clock.time_s;
    change.kind = EventKind::announce;
    change.groups = {group};
    change.stair = state.edits.stair;
    if (!state.edits.exit.empty()) change.exits = {state.edits.exit};
    state.changes.emplace_back(Events{std::move(change)});
    state.wish = RunWish::fromHere;
  }
  ImGui::EndDisabled();
}

// Whether anybody of the group has set off by now, as far as the run has told.
bool hasLeft(const Document& document, std::size_t group, double now_s) {
  if (!document.tables) return true;
  return std::ranges::any_of(document.tables->agents, [&](const analysis::AgentRow& row) {
    return row.group.valid() && row.group.index() == group && row.started_s &&
           *row.started_s <= now_s;
  });
}

void drawDelay(UiState& state, const Scene& scene, std::size_t index, const std::string& group) {
  constexpr float kMost_s = 300;
  const auto& groups = scene.document.description->groups;
  const auto described = std::ranges::find(groups, group, &behaviour::Group::id);
  if (described == groups.end()) return;
  auto delay = static_cast<float>(state.edits.delay_s);
  ImGui::SetNextItemWidth(-1);
  if (ImGui::SliderFloat("##delay", &delay, 0, kMost_s,
                         scene.words.text("viewer.run.delay").c_str(),
                         ImGuiSliderFlags_AlwaysClamp))
    state.edits.delay_s = double{delay};
  named(state, "run.delay");
  const bool late = hasLeft(scene.document, index, state.clock.time_s);
  ImGui::BeginDisabled(state.edits.delay_s <= 0);
  if (button(state, "run.set-delay", scene.words.text("viewer.run.set-delay"))) {
    state.changes.emplace_back(
        Delay{group, described->isClass, described->releaseDelay_s + state.edits.delay_s});
    state.wish = late ? RunWish::fromStart : RunWish::fromHere;
  }
  ImGui::EndDisabled();
  if (late) ImGui::TextWrapped("%s", scene.words.text("viewer.run.delay-from-start").c_str());
}

}  // namespace

void drawGroupEdits(UiState& state, const Scene& scene) {
  const Document& document = scene.document;
  const std::size_t agent = state.selection.index;
  if (agent >= document.agents.size() || document.agents[agent].group >= document.groups.size())
    return;
  const std::size_t index = document.agents[agent].group;
  const std::string& group = document.groups[index].id;
  drawDetour(state, scene, group);
  ImGui::Spacing();
  drawDelay(state, scene, index, group);
}

}  // namespace muster::viewer
