#include "viewer/state.h"

#include <algorithm>

namespace muster::viewer {

namespace {

geometry::Box boxOf(const plan::Campus& campus, plan::LevelId level) {
  geometry::Box box;
  for (const plan::Space& space : campus.spaces) {
    if (!level.valid() || space.level == level) box.extend(space.box);
  }
  return box.high.x < box.low.x ? geometry::Box{{0, 0}, {1, 1}} : box;
}

}  // namespace

void showLevel(ViewState& view, const plan::Campus& campus, plan::LevelId level,
               const Frame& frame) {
  view.stacked = false;
  view.level = level;
  view.camera.yaw_deg = 0;
  view.camera.pitch_deg = kStraightDown_deg;
  const double z = campus[level].elevation_m;
  lookAt(view.camera, boxOf(campus, level), z, z, frame);
  view.cameraSet = true;
}

void showStack(ViewState& view, const plan::Campus& campus, const Frame& frame) {
  constexpr double kYaw_deg = 25, kPitch_deg = 35;
  view.stacked = true;
  view.camera.yaw_deg = kYaw_deg;
  view.camera.pitch_deg = kPitch_deg;
  const auto [low, high] = std::ranges::minmax(campus.levels, {}, &plan::Level::elevation_m);
  lookAt(view.camera, boxOf(campus, {}), low.elevation_m * view.stretch,
         high.elevation_m * view.stretch, frame);
  view.cameraSet = true;
}

void showWhole(ViewState& view, const plan::Campus& campus, const Frame& frame) {
  if (view.stacked) {
    showStack(view, campus, frame);
  } else {
    showLevel(view, campus, view.level.valid() ? view.level : plan::LevelId(std::size_t{0}), frame);
  }
}

void flyTo(UiState& state, const Document& document, const analysis::BottleneckRow& row) {
  constexpr double kNear_m = 0.025;  // per pixel: a stair and what queues before it
  state.clock.time_s = row.from_s;
  state.clock.playing = false;
  const plan::LevelId level = document.campus->level(row.level);
  if (!level.valid()) return;  // it has no place
  state.view.level = level;
  state.view.stacked = false;
  state.view.cameraSet = true;
  state.view.camera.yaw_deg = 0;
  state.view.camera.pitch_deg = kStraightDown_deg;
  state.view.camera.target = {row.where.x, row.where.y, 0};
  state.view.camera.metresPerPixel = kNear_m;
  using Kind = Selection::Kind;
  if (row.opening.valid()) state.selection = {Kind::opening, row.opening.index()};
  if (row.stair.valid()) state.selection = {Kind::stair, row.stair.index()};
  if (row.zone.valid()) state.selection = {Kind::zone, row.zone.index()};
}

}  // namespace muster::viewer
