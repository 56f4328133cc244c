#include "viewer/panels/edit_guard.h"

#include <imgui.h>

#include <algorithm>
#include <array>

#include "viewer/panels/control.h"

namespace muster::viewer {

namespace {

using simulation::Guard;
using simulation::Measure;

// An id that no guard of the scenario has, those of the user included.
std::string freeId(const simulation::Scenario& scenario) {
  std::string id = "post-1";
  const auto taken = [&] {
    return std::ranges::any_of(scenario.guards, [&](const Guard& guard) { return guard.id == id; });
  };
  for (int number = 2; taken(); ++number) id = "post-" + std::to_string(number);
  return id;
}

void chooseMeasure(UiState& state, const Scene& scene) {
  constexpr std::array<std::pair<Measure, const char*>, 6> kMeasures{
      {{Measure::meter, "viewer.measure.meter"},
       {Measure::hold, "viewer.measure.hold"},
       {Measure::oneWay, "viewer.measure.one-way"},
       {Measure::open, "viewer.measure.open"},
       {Measure::close, "viewer.measure.close"},
       {Measure::send, "viewer.measure.send"}}};
  const auto* chosen = std::ranges::find(kMeasures, state.edits.measure,
                                         [](const auto& known) { return known.first; });
  ImGui::SetNextItemWidth(-1);
  const bool isOpen = ImGui::BeginCombo("##measure", scene.words.text(chosen->second).c_str());
  named(state, "run.measure");
  if (!isOpen) return;
  for (const auto& [measure, key] : kMeasures) {
    if (ImGui::Selectable(scene.words.text(key).c_str(), measure == state.edits.measure))
      state.edits.measure = measure;
    named(state, "run." + std::string(key).substr(std::string("viewer.").size()));
  }
  ImGui::EndCombo();
}

// Who is sent, and by which way: any out of a building or the campus but this one.
void chooseOtherWay(UiState& state, const Scene& scene, const plan::Opening& here) {
  const plan::Campus& campus = *scene.document.campus;
  std::vector<std::string> groups, exits;
  for (const io::RecordedGroup& group : scene.document.groups) groups.push_back(group.id);
  for (std::size_t i = 0; i < campus.openings.size(); ++i) {
    const plan::Opening& opening = campus.openings[i];
    const bool leads = opening.outside() || campus.leavesBuilding(plan::OpeningId(i));
    if (leads && opening.id != here.id) exits.push_back(opening.id);
  }
  chooseId(state, "run.send-group", scene.words.text("viewer.run.send-everybody"),
           state.edits.group, groups);
  chooseId(state, "run.send-exit", scene.words.text("viewer.run.send-where"), state.edits.exit,
           exits);
  ImGui::TextWrapped("%s", scene.words.text("viewer.run.send-about").c_str());
}

void drawMeasure(UiState& state, const Scene& scene, const plan::Opening& opening) {
  Edits& edits = state.edits;
  if (edits.measure == Measure::meter) {
    auto rate = static_cast<float>(edits.rate_per_s);
    ImGui::SetNextItemWidth(-1);
    if (ImGui::SliderFloat("##rate", &rate, 0.1f, 4.0f, scene.words.text("viewer.run.rate").c_str(),
                           ImGuiSliderFlags_AlwaysClamp))
      edits.rate_per_s = double{rate};
    named(state, "run.rate");
  }
  if (edits.measure == Measure::oneWay) {
    bool other = !edits.forward;
    ImGui::Checkbox(scene.words.text("viewer.run.other-way").c_str(), &other);
    named(state, "run.guard-other-way");
    edits.forward = !other;
  }
  if (edits.measure == Measure::send) chooseOtherWay(state, scene, opening);
}

Guard guardOf(const Edits& edits, const plan::Opening& opening) {
  Guard guard;
  guard.measure = edits.measure;
  guard.forward = edits.forward;
  guard.rate_per_s = edits.rate_per_s;
  if (edits.measure != Measure::send) {
    guard.openings = {opening.id};
    return guard;
  }
  guard.exits = {edits.exit};
  if (!edits.group.empty()) guard.groups = {edits.group};
  return guard;
}

}  // namespace

void drawGuardEdits(UiState& state, const Scene& scene, const plan::Opening& opening) {
  ImGui::TextDisabled("%s", scene.words.text("viewer.run.guard").c_str());
  chooseMeasure(state, scene);
  drawMeasure(state, scene, opening);
  const plan::Space& inside = (*scene.document.campus)[opening.first];
  ImGui::Checkbox(
      scene.words
          .text("viewer.run.while-dense", {{"place", scene.words.name(inside.name, inside.id)}})
          .c_str(),
      &state.edits.whileDense);
  named(state, "run.while-dense");
  ImGui::BeginDisabled(state.edits.measure == Measure::send && state.edits.exit.empty());
  if (choice(state, scene, "viewer.run.post")) {
    Guard guard = guardOf(state.edits, opening);
    guard.id = freeId(*scene.document.description);
    guard.from_s = state.clock.time_s;
    if (state.edits.whileDense) guard.watch = inside.id;
    state.changes.emplace_back(std::move(guard));
    state.wish = RunWish::fromHere;
  }
  ImGui::EndDisabled();
}

}  // namespace muster::viewer
