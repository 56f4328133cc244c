#include "viewer/panels/picture.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "viewer/content/colour_scale.h"
#include "viewer/panels/labels.h"
#include "viewer/panels/time_line.h"

namespace muster::viewer {

namespace {

constexpr ImU32 kInk = IM_COL32(28, 28, 32, 255);
constexpr ImU32 kQuiet = IM_COL32(84, 84, 92, 255);
constexpr ImU32 kCard = IM_COL32(255, 255, 255, 232);
constexpr ImU32 kCardEdge = IM_COL32(190, 192, 198, 255);

ImVec2 at(double x, double y) {
  return {static_cast<float>(x), static_cast<float>(y)};
}

// Lines of text on a card; returns its height.
class Card {
 public:
  Card(double x, double y, double width, double height) : list_(*ImGui::GetBackgroundDrawList()) {
    list_.AddRectFilled(at(x, y), at(x + width, y + height), kCard, 4.0f);
    list_.AddRect(at(x, y), at(x + width, y + height), kCardEdge, 4.0f);
  }
  void text(double x, double y, const std::string& words, ImU32 colour = kInk, float size = 1.0f) {
    list_.AddText(ImGui::GetFont(), ImGui::GetFontSize() * size, at(x, y), colour, words.c_str());
  }
  ImDrawList& list() { return list_; }

 private:
  ImDrawList& list_;
};

double widthOf(const std::string& words) {
  return double{ImGui::CalcTextSize(words.c_str()).x};
}

std::string levelName(const UiState& state, const Scene& scene) {
  if (state.view.stacked || !state.view.level.valid()) return scene.words.text("viewer.level.all");
  const plan::Level& level = (*scene.document.campus)[state.view.level];
  return scene.words.name(level.name, level.id);
}

void drawTitle(const UiState& state, const Scene& scene, const Frame& frame, double line) {
  const Document& document = scene.document;
  const std::string title = scene.words.name(document.title, document.scenario);
  std::string second = levelName(state, scene);
  if (document.frames)
    second += " · " + scene.words.text("viewer.picture.present",
                                       {{"count", std::to_string(scene.moment.present)}});
  const std::string clock = document.frames ? clockText(state.clock.time_s) : std::string();
  const double text = std::max(widthOf(title), widthOf(second));
  const double clockWidth = clock.empty() ? 0 : 1.7 * widthOf(clock) + line;
  const double x = frame.x + 0.6 * line, y = frame.y + 0.6 * line;
  Card card(x, y, text + clockWidth + line, 2.9 * line);
  card.text(x + 0.5 * line, y + 0.35 * line, title);
  card.text(x + 0.5 * line, y + 1.5 * line, second, kQuiet);
  if (!clock.empty()) card.text(x + text + 1.1 * line, y + 0.6 * line, clock, kInk, 1.7f);
}

void drawScale(const Legend& legend, const Frame& frame, double line) {
  const double width = 15 * line, height = 3.4 * line;
  const double x = frame.x + frame.width - width - 0.6 * line;
  const double y = frame.y + frame.height - height - 0.6 * line;
  Card card(x, y, width, height);
  card.text(x + 0.5 * line, y + 0.25 * line, legend.title + " (" + legend.unit + ")");
  const double left = x + 0.8 * line, run = width - 1.6 * line, top = y + 1.5 * line;
  constexpr int kSteps = 48;
  for (int i = 0; i < kSteps; ++i) {
    const double share = (i + 0.5) / kSteps;
    const double a = left + run * i / kSteps, b = left + run * (i + 1) / kSteps;
    card.list().AddRectFilled(at(a, top), at(b, top + 0.6 * line),
                              scaleColour(legend.darkIsLow ? 1 - share : share));
  }
  constexpr int kTicks = 3;
  for (int i = 0; i <= kTicks; ++i) {
    const double value = legend.low + (legend.high - legend.low) * i / kTicks;
    const std::string number = fmt::format("{:.3g}{}", value, i == kTicks ? "+" : "");
    card.text(left + run * i / kTicks - widthOf(number) / 2, top + 0.75 * line, number, kQuiet);
  }
}

void drawKinds(const Legend& legend, const Frame& frame, double line) {
  double widest = widthOf(legend.title);
  for (const LegendEntry& kind : legend.kinds)
    widest = std::max(widest, widthOf(kind.label) + 1.3 * line);
  const std::size_t perColumn = std::max<std::size_t>(
      6, static_cast<std::size_t>(std::max(1.0, (frame.height - 8 * line) / (1.25 * line))));
  const std::size_t columns = (legend.kinds.size() + perColumn - 1) / perColumn;
  const std::size_t rows = std::min(perColumn, legend.kinds.size());
  const double columnWidth = widest + line;
  const double width = columnWidth * static_cast<double>(std::max<std::size_t>(columns, 1));
  const double height = (1.7 + 1.25 * static_cast<double>(rows)) * line;
  const double x = frame.x + frame.width - width - 0.6 * line;
  const double y = frame.y + frame.height - height - 0.6 * line;
  Card card(x, y, width, height);
  card.text(x + 0.5 * line, y + 0.25 * line, legend.title);
  for (std::size_t i = 0; i < legend.kinds.size(); ++i) {
    const double left = x + 0.5 * line + columnWidth * static_cast<double>(i / perColumn);
    const double top = y + (1.5 + 1.25 * static_cast<double>(i % perColumn)) * line;
    card.list().AddCircleFilled(at(left + 0.4 * line, top + 0.5 * line),
                                static_cast<float>(0.35 * line), legend.kinds[i].colour);
    card.text(left + 1.1 * line, top, legend.kinds[i].label, kQuiet);
  }
}

// A round length of about a sixth of the picture, and whose run this is.
void drawFoot(const UiState& state, const Scene& scene, const Projection& projection, double line) {
  const Frame& frame = projection.frame();
  const double most = frame.width / 6 * projection.metresPerPixel();
  double metres = std::pow(10.0, std::floor(std::log10(most)));
  for (const double factor : {5.0, 2.0}) {
    if (metres * factor <= most) {
      metres *= factor;
      break;
    }
  }
  const double run = metres / projection.metresPerPixel();
  const std::string length = fmt::format("{:g} m", metres);
  std::string whose;
  if (scene.document.frames)
    whose = fmt::format("{} {:016x} · {} {}", scene.words.text("viewer.picture.hash"),
                        scene.document.scenarioHash, scene.words.text("viewer.picture.seed"),
                        scene.document.seed);
  const double width = std::max(run, widthOf(whose)) + line;
  const double height = (whose.empty() ? 1.7 : 2.9) * line;
  const double x = frame.x + 0.6 * line, y = frame.y + frame.height - height - 0.6 * line;
  Card card(x, y, std::max(width, run + widthOf(length) + 1.5 * line), height);
  const double bar = y + 0.85 * line;
  card.list().AddRectFilled(at(x + 0.5 * line, bar - 2), at(x + 0.5 * line + run, bar + 2), kInk);
  card.text(x + line + run, y + 0.3 * line, length, kQuiet);
  if (!whose.empty()) card.text(x + 0.5 * line, y + 1.5 * line, whose, kQuiet);
  (void)state;
}

}  // namespace

void drawPicture(const UiState& state, const Scene& scene, const Projection& projection,
                 const Legend& legend) {
  const Frame& frame = projection.frame();
  const double line = double{ImGui::GetFontSize()};
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.PushClipRect(at(frame.x, frame.y), at(frame.x + frame.width, frame.y + frame.height));
  if (state.view.labels) drawLabels(state, scene, projection);
  drawTitle(state, scene, frame, line);
  drawFoot(state, scene, projection, line);
  if (scene.document.frames) {
    if (legend.kinds.empty()) {
      drawScale(legend, frame, line);
    } else {
      drawKinds(legend, frame, line);
    }
  }
  list.PopClipRect();
}

void pictureMouse(UiState& state, const Frame& frame) {
  const ImGuiIO& io = ImGui::GetIO();
  const Pixel mouse{double{io.MousePos.x}, double{io.MousePos.y}};
  if (io.WantCaptureMouse || !frame.contains(mouse)) return;
  constexpr double kZoomPerNotch = 1.2;
  if (io.MouseWheel != 0.0f)
    zoomAt(state.view.camera, frame, mouse, std::pow(kZoomPerNotch, double{io.MouseWheel}));
  const double dx = double{io.MouseDelta.x}, dy = double{io.MouseDelta.y};
  if (ImGui::IsMouseDragging(ImGuiMouseButton_Left) ||
      ImGui::IsMouseDragging(ImGuiMouseButton_Middle))
    pan(state.view.camera, frame, dx, dy);
  if (ImGui::IsMouseDragging(ImGuiMouseButton_Right) && state.view.stacked) {
    constexpr double kTurn_deg = 0.3, kFlattest_deg = 15;
    state.view.camera.yaw_deg -= dx * kTurn_deg;
    state.view.camera.pitch_deg =
        std::clamp(state.view.camera.pitch_deg + dy * kTurn_deg, kFlattest_deg, kStraightDown_deg);
  }
}

}  // namespace muster::viewer
