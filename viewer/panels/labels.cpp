#include "viewer/panels/labels.h"

#include <imgui.h>

#include <algorithm>
#include <vector>

namespace muster::viewer {

namespace {

struct Label {
  std::string text;
  Pixel at;           // its middle
  double room_px;     // width that it may take
  double importance;  // larger first
  ImU32 colour;
};

constexpr ImU32 kRoom = IM_COL32(70, 70, 80, 255);
constexpr ImU32 kZone = IM_COL32(0, 100, 72, 255);
constexpr ImU32 kLevel = IM_COL32(20, 20, 28, 255);
constexpr ImU32 kHalo = IM_COL32(255, 255, 255, 210);

void addStorey(std::vector<Label>& labels, const UiState& state, const Scene& scene,
               const Projection& projection) {
  const plan::Campus& campus = *scene.document.campus;
  const int storey = campus[state.view.level].ordinal;
  const auto add = [&](const plan::Name& name, const std::string& id, const plan::Space& space,
                       const geometry::Polygon& shape, ImU32 colour) {
    const geometry::Vec2 middle = geometry::innerPoint(shape);
    const geometry::Box box = geometry::bounds(shape);
    const Pixel at = projection.pixel({middle.x, middle.y, space.elevationAt(middle)});
    if (!projection.frame().contains(at)) return;
    labels.push_back({scene.words.name(name, id), at, box.width() / projection.metresPerPixel(),
                      box.width() * box.height(), colour});
  };
  for (const plan::Space& space : campus.spaces) {
    if (campus[space.level].ordinal != storey || space.ascent) continue;
    add(space.name, space.id, space, space.shape, kRoom);
  }
  for (const plan::Zone& zone : campus.zones) {
    const plan::Space& space = campus[zone.space];
    if (campus[space.level].ordinal == storey) add(zone.name, zone.id, space, zone.shape, kZone);
  }
}

// Beside the lower left corner of each level.
void addStack(std::vector<Label>& labels, const UiState& state, const Scene& scene,
              const Projection& projection) {
  const plan::Campus& campus = *scene.document.campus;
  for (std::size_t i = 0; i < campus.levels.size(); ++i) {
    const plan::Level& level = campus.levels[i];
    Pixel left{1e300, 0};
    for (const plan::Space& space : campus.spaces) {
      if (space.level != plan::LevelId(i)) continue;
      for (const geometry::Vec2 p : space.shape.outer) {
        const Pixel at = projection.pixel({p.x, p.y, level.elevation_m * stretchOf(state.view)});
        if (at.x < left.x) left = at;
      }
    }
    if (left.x > 1e299) continue;
    const std::string text = scene.words.name(level.name, level.id);
    const double half = double{ImGui::CalcTextSize(text.c_str()).x} / 2;
    labels.push_back({text, {left.x - half - 8, left.y}, 1e9, 1e9, kLevel});
  }
}

}  // namespace

void drawLabels(const UiState& state, const Scene& scene, const Projection& projection) {
  std::vector<Label> labels;
  if (state.view.stacked) {
    addStack(labels, state, scene, projection);
  } else {
    addStorey(labels, state, scene, projection);
  }
  std::ranges::stable_sort(labels, std::ranges::greater{}, &Label::importance);
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  std::vector<Frame> taken;
  for (const Label& label : labels) {
    const ImVec2 size = ImGui::CalcTextSize(label.text.c_str());
    const double w = double{size.x}, h = double{size.y};
    if (w > label.room_px) continue;
    const Frame frame{label.at.x - w / 2, label.at.y - h / 2, w, h};
    const bool free = std::ranges::none_of(taken, [&](const Frame& other) {
      return frame.x < other.x + other.width && other.x < frame.x + w &&
             frame.y < other.y + other.height && other.y < frame.y + h;
    });
    if (!free) continue;
    taken.push_back(frame);
    const ImVec2 at{static_cast<float>(frame.x), static_cast<float>(frame.y)};
    for (const float dx : {-1.0f, 1.0f}) {
      for (const float dy : {-1.0f, 1.0f})
        list.AddText({at.x + dx, at.y + dy}, kHalo, label.text.c_str());
    }
    list.AddText(at, label.colour, label.text.c_str());
  }
}

}  // namespace muster::viewer
