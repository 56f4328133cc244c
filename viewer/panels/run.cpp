#include "viewer/panels/run.h"

#include <imgui.h>

#include <algorithm>

#include "viewer/panels/control.h"
#include "viewer/panels/time_line.h"

namespace muster::viewer {

namespace {

using simulation::Event;
using simulation::EventKind;

void drawProgress(const Scene& scene) {
  const LiveRun& live = *scene.document.live;
  const auto text = [&](const char* key) { return scene.words.text(key); };
  switch (live.stage()) {
    case LiveRun::Stage::preparing:
      ImGui::TextUnformatted(text("viewer.run.preparing").c_str());
      break;
    case LiveRun::Stage::running:
      ImGui::TextUnformatted(
          scene.words
              .text("viewer.run.running", {{"time", clockText(scene.document.frames->end_s())}})
              .c_str());
      break;
    case LiveRun::Stage::done:
      ImGui::TextUnformatted(
          scene.words.text("viewer.run.done", {{"time", clockText(scene.document.frames->end_s())}})
              .c_str());
      break;
    case LiveRun::Stage::failed:
      for (const Problem& problem : live.problems())
        ImGui::TextWrapped("%s", scene.words.line(problem).c_str());
      break;
  }
}

void add(UiState& state, Event change) {
  change.at_s = state.clock.time_s;
  state.changes.push_back(std::move(change));
  state.wish = RunWish::fromHere;
}

// What is selected, as openings: itself, or every opening of a staircase.
std::vector<std::string> selectedOpenings(const Selection& selection, const plan::Campus& campus) {
  std::vector<std::string> ids;
  if (selection.kind == Selection::Kind::opening)
    ids.push_back(campus.openings[selection.index].id);
  if (selection.kind == Selection::Kind::stair) {
    for (const plan::SpaceId space : campus.stairs[selection.index].spaces) {
      for (const plan::OpeningId opening : campus[space].openings) {
        if (std::ranges::find(ids, campus[opening].id) == ids.end())
          ids.push_back(campus[opening].id);
      }
    }
  }
  return ids;
}

void drawOpeningChoices(UiState& state, const Scene& scene, const std::vector<std::string>& ids) {
  const auto choice = [&](const char* key, EventKind kind, bool forward) {
    const std::string name = std::string(key).substr(std::string("viewer.").size());
    if (!button(state, name, scene.words.text(key))) return;
    Event change;
    change.kind = kind;
    change.openings = ids;
    change.forward = forward;
    add(state, std::move(change));
  };
  choice("viewer.run.close", EventKind::close, true);
  ImGui::SameLine();
  choice("viewer.run.open", EventKind::open, true);
  if (ids.size() > 1) return;  // which way is forward differs between a stair's openings
  choice("viewer.run.one-way", EventKind::oneWay, true);
  ImGui::SameLine();
  choice("viewer.run.other-way", EventKind::oneWay, false);
  ImGui::SameLine();
  choice("viewer.run.both-ways", EventKind::bothWays, true);
}

// A list to choose an id from; the first entry is none.
void chooseId(UiState& state, const char* name, const std::string& none, std::string& chosen,
              const std::vector<std::string>& ids) {
  ImGui::SetNextItemWidth(-1);
  const bool isOpen = ImGui::BeginCombo(("##" + std::string(name)).c_str(),
                                        (chosen.empty() ? none : chosen).c_str());
  named(state, name);
  if (!isOpen) return;
  if (ImGui::Selectable(none.c_str(), chosen.empty())) chosen.clear();
  for (const std::string& id : ids) {
    if (ImGui::Selectable(id.c_str(), id == chosen)) chosen = id;
    named(state, std::string(name) + "." + id);
  }
  ImGui::EndCombo();
}

// The class or group of the selected person: another stair, another exit from now on.
void drawGroupChoices(UiState& state, const Scene& scene) {
  const Document& document = scene.document;
  const plan::Campus& campus = *document.campus;
  const std::size_t agent = state.selection.index;
  if (agent >= document.agents.size() || document.agents[agent].group >= document.groups.size())
    return;
  const std::string& group = document.groups[document.agents[agent].group].id;
  ImGui::TextWrapped("%s", scene.words.text("viewer.run.group", {{"group", group}}).c_str());
  std::vector<std::string> exits, stairs;
  for (std::size_t i = 0; i < campus.openings.size(); ++i) {
    if (campus.leavesBuilding(plan::OpeningId(i))) exits.push_back(campus.openings[i].id);
  }
  for (const plan::Stair& stair : campus.stairs) stairs.push_back(stair.id);
  chooseId(state, "run.stair", scene.words.text("viewer.run.same-stair"), state.detour.stair,
           stairs);
  chooseId(state, "run.exit", scene.words.text("viewer.run.same-exit"), state.detour.exit, exits);
  ImGui::BeginDisabled(state.detour.stair.empty() && state.detour.exit.empty());
  if (button(state, "run.announce", scene.words.text("viewer.run.announce"))) {
    Event change;
    change.kind = EventKind::announce;
    change.groups = {group};
    change.stair = state.detour.stair;
    if (!state.detour.exit.empty()) change.exits = {state.detour.exit};
    add(state, std::move(change));
  }
  ImGui::EndDisabled();
}

void drawChoices(UiState& state, const Scene& scene) {
  const plan::Campus& campus = *scene.document.campus;
  const Selection& selection = state.selection;
  if (selection.kind == Selection::Kind::person) return drawGroupChoices(state, scene);
  const std::vector<std::string> ids = selectedOpenings(selection, campus);
  if (ids.empty()) {
    ImGui::TextWrapped("%s", scene.words.text("viewer.run.hint").c_str());
    return;
  }
  std::string name;
  if (selection.kind == Selection::Kind::stair) {
    name = scene.words.text("viewer.inspector.stair") + " " + campus.stairs[selection.index].id;
  } else {
    const plan::Opening& opening = campus.openings[selection.index];
    name = scene.words.name(opening.name, opening.id);
  }
  ImGui::TextWrapped("%s", name.c_str());
  drawOpeningChoices(state, scene, ids);
}

void drawChanges(UiState& state, const Scene& scene) {
  for (const Event& change : state.changes) {
    ImGui::Bullet();
    ImGui::TextWrapped("%s  %s", clockText(change.at_s).c_str(),
                       eventText(change, scene.words).c_str());
  }
  if (state.changes.empty()) return;
  if (button(state, "run.undo", scene.words.text("viewer.run.undo"))) {
    state.changes.pop_back();
    state.wish = RunWish::fromHere;
  }
  ImGui::SameLine();
  if (button(state, "run.save", scene.words.text("viewer.run.save"))) state.wish = RunWish::save;
}

}  // namespace

void drawRun(UiState& state, const Scene& scene) {
  drawProgress(scene);
  ImGui::Separator();
  drawChoices(state, scene);
  ImGui::Separator();
  drawChanges(state, scene);
  if (button(state, "run.again", scene.words.text("viewer.run.again")))
    state.wish = RunWish::fromStart;
}

}  // namespace muster::viewer
