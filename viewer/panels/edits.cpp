#include "viewer/panels/edits.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "viewer/panels/control.h"
#include "viewer/panels/edit_group.h"
#include "viewer/panels/edit_guard.h"

namespace muster::viewer {

namespace {

using simulation::Event;
using simulation::EventKind;

constexpr double kNarrowest_m = 0.4;
constexpr double kWiderBy_m = 2;  // than drawn, at most

void add(UiState& state, Events events) {
  for (Event& event : events) event.at_s = state.clock.time_s;
  state.changes.emplace_back(std::move(events));
  state.wish = RunWish::fromHere;
}

// Every opening of a staircase.
std::vector<std::string> openingsOf(const plan::Campus& campus, plan::StairId stair) {
  std::vector<std::string> ids;
  for (const plan::SpaceId space : campus[stair].spaces) {
    for (const plan::OpeningId opening : campus[space].openings) {
      if (std::ranges::find(ids, campus[opening].id) == ids.end())
        ids.push_back(campus[opening].id);
    }
  }
  return ids;
}

Event eventOf(EventKind kind, std::vector<std::string> openings, bool forward = true) {
  Event event;
  event.kind = kind;
  event.openings = std::move(openings);
  event.forward = forward;
  return event;
}

void drawShut(UiState& state, const Scene& scene, const std::vector<std::string>& ids) {
  if (choice(state, scene, "viewer.run.close")) add(state, {eventOf(EventKind::close, ids)});
  ImGui::SameLine();
  if (choice(state, scene, "viewer.run.open")) add(state, {eventOf(EventKind::open, ids)});
}

void drawWidth(UiState& state, const Scene& scene, const plan::Opening& opening) {
  const double drawn_m = geometry::length(opening.line);
  auto width =
      static_cast<float>(state.edits.width_m > 0 ? state.edits.width_m : opening.clear_width_m);
  ImGui::SetNextItemWidth(-1);
  const std::string format = scene.words.text("viewer.run.width") + " %.2f m";
  if (ImGui::SliderFloat("##width", &width, static_cast<float>(kNarrowest_m),
                         static_cast<float>(drawn_m + kWiderBy_m), format.c_str(),
                         ImGuiSliderFlags_AlwaysClamp))
    state.edits.width_m = double{width};
  named(state, "run.width");
  ImGui::BeginDisabled(state.edits.width_m <= 0);
  if (choice(state, scene, "viewer.run.set-width")) {
    state.changes.emplace_back(Width{opening.id, state.edits.width_m});
    state.wish = RunWish::fromStart;
  }
  ImGui::EndDisabled();
  const bool wider = state.edits.width_m > drawn_m;
  ImGui::TextWrapped(
      "%s",
      scene.words.text(wider ? "viewer.run.width-wider" : "viewer.run.width-from-start").c_str());
}

void drawOpening(UiState& state, const Scene& scene, const plan::Opening& opening) {
  ImGui::TextWrapped("%s", scene.words.name(opening.name, opening.id).c_str());
  drawShut(state, scene, {opening.id});
  if (choice(state, scene, "viewer.run.one-way"))
    add(state, {eventOf(EventKind::oneWay, {opening.id})});
  ImGui::SameLine();
  if (choice(state, scene, "viewer.run.other-way"))
    add(state, {eventOf(EventKind::oneWay, {opening.id}, false)});
  ImGui::SameLine();
  if (choice(state, scene, "viewer.run.both-ways"))
    add(state, {eventOf(EventKind::bothWays, {opening.id})});
  ImGui::Spacing();
  drawGuardEdits(state, scene, opening);
  ImGui::Spacing();
  drawWidth(state, scene, opening);
}

void drawStair(UiState& state, const Scene& scene, plan::StairId stair) {
  const plan::Campus& campus = *scene.document.campus;
  ImGui::TextWrapped("%s",
                     (scene.words.text("viewer.inspector.stair") + " " + campus[stair].id).c_str());
  const std::vector<std::string> ids = openingsOf(campus, stair);
  drawShut(state, scene, ids);
  if (oneWayStair(campus, stair, true).empty()) return;
  if (choice(state, scene, "viewer.run.up-only")) add(state, oneWayStair(campus, stair, true));
  ImGui::SameLine();
  if (choice(state, scene, "viewer.run.down-only")) add(state, oneWayStair(campus, stair, false));
  ImGui::SameLine();
  if (choice(state, scene, "viewer.run.both-ways")) add(state, {eventOf(EventKind::bothWays, ids)});
}

void drawSpace(UiState& state, const Scene& scene, const plan::Space& space) {
  ImGui::TextWrapped("%s", scene.words.name(space.name, space.id).c_str());
  const auto& fire = scene.document.description->fire;
  if (!fire || space.outdoor()) {
    ImGui::TextWrapped("%s", scene.words.text("viewer.run.hint").c_str());
    return;
  }
  const bool movable = !std::holds_alternative<hazard::FdsFire>(fire->source);
  if (movable && choice(state, scene, "viewer.run.move-fire")) {
    state.changes.emplace_back(FireRoom{space.id});
    state.wish = RunWish::fromStart;
  }
  ImGui::TextWrapped(
      "%s",
      scene.words.text(movable ? "viewer.run.fire-from-start" : "viewer.run.fire-of-fds").c_str());
}

}  // namespace

Events oneWayStair(const plan::Campus& campus, plan::StairId stair, bool up) {
  Event forward = eventOf(EventKind::oneWay, {}, true),
        backward = eventOf(EventKind::oneWay, {}, false);
  const auto known = [](const Event& event, const std::string& id) {
    return std::ranges::find(event.openings, id) != event.openings.end();
  };
  for (const plan::SpaceId id : campus[stair].spaces) {
    const plan::Space& flight = campus[id];
    if (!flight.ascent) continue;
    const geometry::Segment& way = flight.ascent->line;
    for (const plan::OpeningId openingId : flight.openings) {
      const plan::Opening& opening = campus[openingId];
      if (known(forward, opening.id) || known(backward, opening.id)) continue;
      const geometry::Vec2 middle = geometry::midpoint(opening.line);
      const bool head = geometry::distance(middle, way.b) < geometry::distance(middle, way.a);
      // Whoever goes up enters a flight at its foot and leaves it at its head.
      const bool entersForward = opening.second == id;
      const bool upIsForward = head ? !entersForward : entersForward;
      (upIsForward == up ? forward : backward).openings.push_back(opening.id);
    }
  }
  Events events;
  for (Event* event : {&forward, &backward}) {
    if (!event->openings.empty()) events.push_back(std::move(*event));
  }
  return events;
}

void drawEdits(UiState& state, const Scene& scene) {
  const plan::Campus& campus = *scene.document.campus;
  const Selection& selection = state.selection;
  if (state.edits.of != selection) {
    state.edits = {};
    state.edits.of = selection;
  }
  using Kind = Selection::Kind;
  if (selection.kind == Kind::person) return drawGroupEdits(state, scene);
  if (selection.kind == Kind::opening)
    return drawOpening(state, scene, campus.openings[selection.index]);
  if (selection.kind == Kind::stair) return drawStair(state, scene, plan::StairId(selection.index));
  if (selection.kind == Kind::space) {
    const plan::Space& space = campus.spaces[selection.index];
    return space.stair.valid() ? drawStair(state, scene, space.stair)
                               : drawSpace(state, scene, space);
  }
  ImGui::TextWrapped("%s", scene.words.text("viewer.run.hint").c_str());
}

}  // namespace muster::viewer
