#include "viewer/panels/outline.h"

#include <imgui.h>

#include <algorithm>

namespace muster::viewer {

namespace {

using Kind = Selection::Kind;

constexpr ImU32 kMark = IM_COL32(204, 0, 64, 255);
constexpr ImU32 kTrail = IM_COL32(204, 0, 64, 150);
constexpr float kWide_px = 3;

class Pen {
 public:
  Pen(const UiState& state, const Scene& scene, const Projection& projection)
      : view_(state.view), campus_(*scene.document.campus), projection_(projection) {}

  bool shown(const plan::Space& space) const {
    return view_.stacked || campus_[space.level].ordinal == campus_[view_.level].ordinal;
  }
  ImVec2 at(const plan::Space& space, geometry::Vec2 p) const {
    const Pixel pixel = projection_.pixel({p.x, p.y, space.elevationAt(p) * stretchOf(view_)});
    return {static_cast<float>(pixel.x), static_cast<float>(pixel.y)};
  }
  void ring(const plan::Space& space, const geometry::Polygon& shape) {
    if (!shown(space)) return;
    for (const geometry::Segment& edge : geometry::edges(shape))
      list_.AddLine(at(space, edge.a), at(space, edge.b), kMark, kWide_px);
  }
  ImDrawList& list() { return list_; }
  double metresPerPixel() const { return projection_.metresPerPixel(); }

 private:
  const ViewState& view_;
  const plan::Campus& campus_;
  const Projection& projection_;
  ImDrawList& list_ = *ImGui::GetBackgroundDrawList();
};

void drawPerson(Pen& pen, std::size_t agent, const Scene& scene) {
  const plan::Campus& campus = *scene.document.campus;
  for (std::size_t i = 0; i + 1 < scene.trail.size(); ++i) {
    const plan::Space& from = campus.spaces[scene.trail[i].space];
    const plan::Space& to = campus.spaces[scene.trail[i + 1].space];
    if (pen.shown(from) && pen.shown(to))
      pen.list().AddLine(pen.at(from, scene.trail[i].at), pen.at(to, scene.trail[i + 1].at), kTrail,
                         2.0f);
  }
  if (agent >= scene.moment.people.size() || !scene.moment.people[agent].present) return;
  const Person& person = scene.moment.people[agent];
  const plan::Space& space = campus[person.space];
  if (!pen.shown(space)) return;
  const double radius = scene.document.agents[agent].radius_m / pen.metresPerPixel();
  pen.list().AddCircle(pen.at(space, person.position),
                       static_cast<float>(std::max(radius, 3.0)) + 4, kMark, 0, kWide_px);
}

// A cross where the probe is.
void drawProbe(Pen& pen, const ProbePoint& probe, const plan::Campus& campus) {
  constexpr float kArm_px = 9;
  if (!probe.space.valid() || !pen.shown(campus[probe.space])) return;
  const ImVec2 p = pen.at(campus[probe.space], probe.at);
  pen.list().AddCircle(p, 0.6f * kArm_px, kMark, 0, 2);
  pen.list().AddLine({p.x - kArm_px, p.y}, {p.x + kArm_px, p.y}, kMark, 2);
  pen.list().AddLine({p.x, p.y - kArm_px}, {p.x, p.y + kArm_px}, kMark, 2);
}

}  // namespace

void drawOutline(const UiState& state, const Scene& scene, const Projection& projection) {
  const plan::Campus& campus = *scene.document.campus;
  Pen pen(state, scene, projection);
  drawProbe(pen, state.probe, campus);
  const std::size_t index = state.selection.index;
  switch (state.selection.kind) {
    case Kind::nothing:
      break;
    case Kind::person:
      drawPerson(pen, index, scene);
      break;
    case Kind::opening: {
      const plan::Opening& opening = campus.openings[index];
      const plan::Space& space = campus[opening.first];
      if (pen.shown(space))
        pen.list().AddLine(pen.at(space, opening.line.a), pen.at(space, opening.line.b), kMark,
                           2 * kWide_px);
      break;
    }
    case Kind::space:
      pen.ring(campus.spaces[index], campus.spaces[index].shape);
      break;
    case Kind::stair:
      for (const plan::SpaceId id : campus.stairs[index].spaces)
        pen.ring(campus[id], campus[id].shape);
      break;
    case Kind::zone:
      pen.ring(campus[campus.zones[index].space], campus.zones[index].shape);
      break;
  }
}

}  // namespace muster::viewer
