#include "viewer/panels/labels.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace muster::viewer {

namespace {

struct Label {
  std::string text;
  Pixel at;           // its middle
  double importance;  // larger first
  ImU32 colour;
  bool mayMove = false;  // up or down by a line or two
};

constexpr ImU32 kRoom = IM_COL32(70, 70, 80, 255);
constexpr ImU32 kZone = IM_COL32(0, 100, 72, 255);
constexpr ImU32 kLevel = IM_COL32(20, 20, 28, 255);
constexpr ImU32 kHalo = IM_COL32(255, 255, 255, 210);
constexpr double kHalo_px = 2;

bool overlap(const geometry::Box& a, const geometry::Box& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

geometry::Box around(geometry::Vec2 middle, geometry::Vec2 half) {
  return {middle - half, middle + half};
}

bool inside(const geometry::Polygon& shape, const geometry::Box& box) {
  const std::array<geometry::Vec2, 5> points{box.low,
                                             {box.high.x, box.low.y},
                                             box.high,
                                             {box.low.x, box.high.y},
                                             (box.low + box.high) * 0.5};
  return std::ranges::all_of(points, [&](geometry::Vec2 p) { return contains(shape, p); });
}

// Where a name of that size fits into the shape, clear of `others` if there is such a place: the
// place nearest to the inner point. nullopt if it fits nowhere.
std::optional<geometry::Vec2> placeIn(const geometry::Polygon& shape, geometry::Vec2 half,
                                      const std::vector<geometry::Box>& others) {
  constexpr int kSteps = 12;
  const geometry::Vec2 middle = geometry::innerPoint(shape);
  const geometry::Box box = geometry::bounds(shape);
  std::vector<geometry::Vec2> places{middle};
  for (int i = 1; i < kSteps; ++i) {
    for (int j = 1; j < kSteps; ++j)
      places.push_back(
          {box.low.x + box.width() * i / kSteps, box.low.y + box.height() * j / kSteps});
  }
  std::ranges::stable_sort(places, {},
                           [&](geometry::Vec2 p) { return geometry::distance(p, middle); });
  std::optional<geometry::Vec2> crowded;
  for (const geometry::Vec2 place : places) {
    const geometry::Box name = around(place, half);
    if (!inside(shape, name)) continue;
    if (std::ranges::none_of(others, [&](const auto& other) { return overlap(other, name); }))
      return place;
    if (!crowded) crowded = place;
  }
  return crowded;
}

class Storey {
 public:
  Storey(const UiState& state, const Scene& scene, const Projection& projection)
      : scene_(scene), projection_(projection), campus_(*scene.document.campus) {
    storey_ = campus_[state.view.level].ordinal;
  }

  std::vector<Label> labels() {
    for (const plan::Space& space : campus_.spaces) {
      if (campus_[space.level].ordinal != storey_ || space.ascent) continue;
      add(space.name, space.id, space, space.shape, kRoom, zonesOf(space));
    }
    for (const plan::Zone& zone : campus_.zones) {
      const plan::Space& space = campus_[zone.space];
      if (campus_[space.level].ordinal == storey_)
        add(zone.name, zone.id, space, zone.shape, kZone, {});
    }
    return std::move(labels_);
  }

 private:
  std::vector<geometry::Box> zonesOf(const plan::Space& space) const {
    std::vector<geometry::Box> boxes;
    for (const plan::Zone& zone : campus_.zones) {
      if (&campus_[zone.space] == &space) boxes.push_back(geometry::bounds(zone.shape));
    }
    return boxes;
  }
  void add(const plan::Name& name, const std::string& id, const plan::Space& space,
           const geometry::Polygon& shape, ImU32 colour, const std::vector<geometry::Box>& others) {
    const std::string text = scene_.words.name(name, id);
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    const double scale = projection_.metresPerPixel();
    const geometry::Vec2 half =
        geometry::Vec2{double{size.x} / 2 + kHalo_px, double{size.y} / 2 + kHalo_px} * scale;
    const geometry::Box box = geometry::bounds(shape);
    if (box.width() < 2 * half.x || box.height() < 2 * half.y) return;
    const auto place = placeIn(shape, half, others);
    if (!place) return;
    const Pixel at = projection_.pixel({place->x, place->y, space.elevationAt(*place)});
    if (projection_.frame().contains(at))
      labels_.push_back({text, at, box.width() * box.height(), colour});
  }

  const Scene& scene_;
  const Projection& projection_;
  const plan::Campus& campus_;
  int storey_ = 0;
  std::vector<Label> labels_;
};

// Beside the left corner of each level, or as far left as the picture goes.
std::vector<Label> stackLabels(const UiState& state, const Scene& scene,
                               const Projection& projection) {
  std::vector<Label> labels;
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
    if (left.x > 1e299 || !projection.frame().contains(left)) continue;
    const std::string text = scene.words.name(level.name, level.id);
    const double half = double{ImGui::CalcTextSize(text.c_str()).x} / 2;
    const double middle = std::max(left.x - half - 8, projection.frame().x + half + 6);
    labels.push_back({text, {middle, left.y}, 1e9, kLevel, true});
  }
  return labels;
}

// The first of the label's places that is free.
std::optional<Frame> freePlace(const Label& label, const std::vector<Frame>& taken) {
  const ImVec2 size = ImGui::CalcTextSize(label.text.c_str());
  const double w = double{size.x}, h = double{size.y};
  for (const double lines : {0.0, 1.0, -1.0, 2.0, -2.0}) {
    if (lines != 0 && !label.mayMove) break;
    const Frame frame{label.at.x - w / 2, label.at.y - h / 2 + lines * h, w, h};
    const bool free = std::ranges::none_of(taken, [&](const Frame& other) {
      return frame.x < other.x + other.width && other.x < frame.x + w &&
             frame.y < other.y + other.height && other.y < frame.y + h;
    });
    if (free) return frame;
  }
  return std::nullopt;
}

}  // namespace

void drawLabels(const UiState& state, const Scene& scene, const Projection& projection) {
  std::vector<Label> labels = state.view.stacked ? stackLabels(state, scene, projection)
                                                 : Storey(state, scene, projection).labels();
  std::ranges::stable_sort(labels, std::ranges::greater{}, &Label::importance);
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  std::vector<Frame> taken;
  for (const Label& label : labels) {
    const auto frame = freePlace(label, taken);
    if (!frame) continue;
    taken.push_back(*frame);
    const ImVec2 at{static_cast<float>(frame->x), static_cast<float>(frame->y)};
    for (const float dx : {-1.0f, 1.0f}) {
      for (const float dy : {-1.0f, 1.0f})
        list.AddText({at.x + dx, at.y + dy}, kHalo, label.text.c_str());
    }
    list.AddText(at, label.colour, label.text.c_str());
  }
}

}  // namespace muster::viewer
