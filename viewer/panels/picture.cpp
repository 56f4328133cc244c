#include "viewer/panels/picture.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "viewer/content/colour_scale.h"
#include "viewer/panels/labels.h"
#include "viewer/panels/outline.h"
#include "viewer/panels/time_line.h"
#include "viewer/pick.h"

namespace muster::viewer {

namespace {

constexpr ImU32 kLimit = IM_COL32(204, 0, 64, 255);

// As everything else, so that high contrast holds here too.
ImU32 ink() {
  return ImGui::GetColorU32(ImGuiCol_Text);
}
ImU32 quiet() {
  return ImGui::GetColorU32(ImGuiCol_TextDisabled);
}

ImVec2 at(double x, double y) {
  return {static_cast<float>(x), static_cast<float>(y)};
}

// Lines of text on a card; returns its height.
class Card {
 public:
  Card(double x, double y, double width, double height) : list_(*ImGui::GetBackgroundDrawList()) {
    list_.AddRectFilled(at(x, y), at(x + width, y + height), IM_COL32(255, 255, 255, 232), 4.0f);
    list_.AddRect(at(x, y), at(x + width, y + height), ImGui::GetColorU32(ImGuiCol_Border), 4.0f, 0,
                  ImGui::GetStyle().WindowBorderSize);
  }
  void text(double x, double y, const std::string& words, ImU32 colour = ink(), float size = 1.0f) {
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
  card.text(x + 0.5 * line, y + 1.5 * line, second, quiet());
  if (!clock.empty()) card.text(x + text + 1.1 * line, y + 0.6 * line, clock, ink(), 1.7f);
}

std::vector<std::pair<double, std::string>> numbersOf(const Legend& legend) {
  if (!legend.numbers.empty()) return legend.numbers;
  std::vector<std::pair<double, std::string>> numbers;
  constexpr int kTicks = 3;
  for (int i = 0; i <= kTicks; ++i) {
    const double value = legend.low + (legend.high - legend.low) * i / kTicks;
    numbers.emplace_back(value, fmt::format("{:.3g}{}", value, i == kTicks ? "+" : ""));
  }
  return numbers;
}

// Legends stand above each other in the lower right corner; each returns its upper edge.
double drawScale(const Legend& legend, const Frame& frame, double bottom, double line) {
  const bool noted = !legend.note.empty();
  // A unit that explains itself has brackets of its own.
  const bool bracketed =
      legend.unit.find('(') != std::string::npos || legend.unit.find("（") != std::string::npos;
  const std::string title =
      legend.title + (bracketed ? ": " + legend.unit : " (" + legend.unit + ")");
  const double width =
      std::max({15 * line, widthOf(title) + line, noted ? widthOf(legend.note) + line : 0});
  const double height = (noted ? 4.7 : 3.4) * line;
  const double x = frame.x + frame.width - width - 0.6 * line;
  const double y = bottom - height;
  Card card(x, y, width, height);
  card.text(x + 0.5 * line, y + 0.25 * line, title);
  if (noted) card.text(x + 0.5 * line, y + 3.4 * line, legend.note, quiet());
  const double left = x + 1.2 * line, run = width - 2.4 * line, top = y + 1.5 * line;
  constexpr int kSteps = 48;
  for (int i = 0; i < kSteps; ++i) {
    const double share = (i + 0.5) / kSteps;
    const double a = left + run * i / kSteps, b = left + run * (i + 1) / kSteps;
    card.list().AddRectFilled(
        at(a, top), at(b, top + 0.6 * line),
        legend.colour ? legend.colour(share) : scaleColour(legend.darkIsLow ? 1 - share : share));
  }
  if (legend.limit) {
    const double limit = left + run * (*legend.limit - legend.low) / (legend.high - legend.low);
    card.list().AddLine(at(limit, top - 3), at(limit, top + 0.6 * line + 3), kLimit, 2.0f);
  }
  for (const auto& [value, number] : numbersOf(legend)) {
    const double share = (value - legend.low) / (legend.high - legend.low);
    const double wide = widthOf(number);  // stays on the card
    card.text(std::clamp(left + run * share - wide / 2, x + 0.3 * line,
                         std::max(x + width - wide - 0.3 * line, x + 0.3 * line)),
              top + 0.75 * line, number, quiet());
  }
  return y;
}

// How many kinds stand below and beside each other: columns as long as a scale is wide, so that a
// list of all classes leaves the plan in sight; what does not fit is only counted.
struct KindTable {
  double column = 0;  // width, px
  std::size_t columns = 1, rows = 1, shown = 0;
};

KindTable tableOf(const Legend& legend, double mostHeight, double line) {
  constexpr double kWidth_lines = 16, kRow_lines = 1.25;
  KindTable table;
  double widest = 0;
  for (const LegendEntry& kind : legend.kinds) widest = std::max(widest, widthOf(kind.label));
  table.column = widest + 2 * line;
  const auto fit = [](double space, double each) {
    return static_cast<std::size_t>(std::max(1.0, std::floor(space / each)));
  };
  const std::size_t count = legend.kinds.size();
  table.columns = std::min(fit(kWidth_lines * line, table.column), std::max<std::size_t>(count, 1));
  table.rows =
      std::min((count + table.columns - 1) / table.columns, fit(mostHeight, kRow_lines * line));
  table.shown = std::min(count, table.rows * table.columns);
  return table;
}

double drawKinds(const Legend& legend, const report::Words& words, const Frame& frame,
                 double bottom, double line) {
  const KindTable table = tableOf(legend, 0.5 * frame.height, line);
  std::string note = legend.note;
  if (table.shown < legend.kinds.size())
    note = words.text("viewer.picture.more-kinds",
                      {{"count", std::to_string(legend.kinds.size() - table.shown)}});
  const double width = std::max({table.column * static_cast<double>(table.columns),
                                 widthOf(legend.title) + line, widthOf(note) + line});
  const double height =
      ((note.empty() ? 1.7 : 2.9) + 1.25 * static_cast<double>(table.rows)) * line;
  const double x = frame.x + frame.width - width - 0.6 * line;
  const double y = bottom - height;
  Card card(x, y, width, height);
  card.text(x + 0.5 * line, y + 0.25 * line, legend.title);
  for (std::size_t i = 0; i < table.shown; ++i) {
    const double left = x + 0.5 * line + table.column * static_cast<double>(i / table.rows);
    const double top = y + (1.5 + 1.25 * static_cast<double>(i % table.rows)) * line;
    card.list().AddCircleFilled(at(left + 0.4 * line, top + 0.5 * line),
                                static_cast<float>(0.35 * line), legend.kinds[i].colour);
    card.text(left + 1.1 * line, top, legend.kinds[i].label, quiet());
  }
  if (!note.empty()) card.text(x + 0.5 * line, y + height - 1.3 * line, note, quiet());
  return y;
}

// A round length of about a sixth of the picture, and whose run this is.
void drawFoot(const Scene& scene, const Projection& projection, double line) {
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
  card.list().AddRectFilled(at(x + 0.5 * line, bar - 2), at(x + 0.5 * line + run, bar + 2), ink());
  card.text(x + line + run, y + 0.3 * line, length, quiet());
  if (!whose.empty()) card.text(x + 0.5 * line, y + 1.5 * line, whose, quiet());
}

// What was clicked, or with shift where the probe is from now on.
void choose(UiState& state, const Scene& scene, const Frame& frame, Pixel mouse) {
  const Projection projection(state.view.camera, frame);
  if (ImGui::GetIO().KeyShift) {
    state.probe = probeAt(scene.document, state.view, projection, mouse);
    state.tab = Tab::curves;
    state.tabChosen = true;
    return;
  }
  state.selection = pick(scene.document, scene.moment, state.view, projection, mouse);
  // Who changes things or reads curves wants to stay with them.
  const bool stays = state.tab == Tab::run || state.tab == Tab::curves;
  if (state.selection.kind == Selection::Kind::nothing || stays) return;
  state.tab = Tab::selection;
  state.tabChosen = true;
}

}  // namespace

void drawPicture(const UiState& state, const Scene& scene, const Projection& projection,
                 std::span<const Legend> legends) {
  const Frame& frame = projection.frame();
  const double line = double{ImGui::GetFontSize()};
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.PushClipRect(at(frame.x, frame.y), at(frame.x + frame.width, frame.y + frame.height));
  drawOutline(state, scene, projection);
  if (state.view.labels) drawLabels(state, scene, projection);
  drawTitle(state, scene, frame, line);
  drawFoot(scene, projection, line);
  // Above the foot where there is no room beside it.
  const bool narrow = frame.width < 44 * line;
  double bottom = frame.y + frame.height - (narrow ? 4.0 : 0.6) * line;
  for (const Legend& legend : legends) {
    const bool scale = legend.kinds.empty() && legend.high > legend.low;
    bottom = (scale ? drawScale(legend, frame, bottom, line)
                    : drawKinds(legend, scene.words, frame, bottom, line)) -
             0.4 * line;
  }
  list.PopClipRect();
}

bool clickedIn(const Frame& frame) {
  constexpr float kClick_px = 4;  // less movement than this between press and release
  const ImGuiIO& io = ImGui::GetIO();
  return !io.WantCaptureMouse && frame.contains({double{io.MousePos.x}, double{io.MousePos.y}}) &&
         ImGui::IsMouseReleased(ImGuiMouseButton_Left) &&
         io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] < kClick_px * kClick_px;
}

void pictureMouse(UiState& state, const Scene& scene, const Frame& frame) {
  const ImGuiIO& io = ImGui::GetIO();
  const Pixel mouse{double{io.MousePos.x}, double{io.MousePos.y}};
  if (io.WantCaptureMouse || !frame.contains(mouse)) return;
  constexpr double kZoomPerNotch = 1.2;
  if (io.MouseWheel != 0.0f)
    zoomAt(state.view.camera, frame, mouse, std::pow(kZoomPerNotch, double{io.MouseWheel}));
  if (clickedIn(frame)) return choose(state, scene, frame, mouse);
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
