#include "viewer/panels/time_line.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/panels/control.h"
#include "viewer/panels/panel.h"

namespace muster::viewer {

namespace {

constexpr std::array<double, 8> kRates{0.25, 0.5, 1, 2, 4, 8, 16, 32};

void changeRate(Clock& clock, int steps) {
  const auto now = std::ranges::lower_bound(kRates, clock.rate) - kRates.begin();
  const auto last = static_cast<std::ptrdiff_t>(kRates.size()) - 1;
  clock.rate = kRates[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(now + steps, 0, last))];
}

void step(Clock& clock, Frames& frames, int by) {
  clock.playing = false;
  if (frames.count() == 0) return;
  const auto last = static_cast<std::ptrdiff_t>(frames.count()) - 1;
  const auto to = std::clamp<std::ptrdiff_t>(
      static_cast<std::ptrdiff_t>(frames.at(clock.time_s)) + by, 0, last);
  if (const SharedFrame frame = frames.frame(static_cast<std::size_t>(to)))
    clock.time_s = frame->time_s;
}

void playOrPause(Clock& clock, const Frames& frames) {
  clock.playing = !clock.playing;
  if (clock.playing && clock.time_s >= frames.end_s()) clock.time_s = frames.start_s();
}

void drawButtons(UiState& state, const Scene& scene) {
  Clock& clock = state.clock;
  Frames& frames = *scene.document.frames;
  const auto text = [&](const char* key) { return scene.words.text(key); };
  if (ImGui::Button((text("viewer.time.first") + "##first").c_str()))
    clock.time_s = frames.start_s();
  ImGui::SameLine();
  if (ImGui::Button("<##back")) step(clock, frames, -1);
  ImGui::SameLine();
  const char* key = clock.playing ? "viewer.time.pause" : "viewer.time.play";
  if (ImGui::Button((text(key) + "###play").c_str(), {6.5f * ImGui::GetFontSize(), 0}))
    playOrPause(clock, frames);
  named(state, "time.play");
  ImGui::SameLine();
  if (ImGui::Button(">##on")) step(clock, frames, 1);
  ImGui::SameLine();
  if (ImGui::Button((text("viewer.time.last") + "##last").c_str())) clock.time_s = frames.end_s();
  ImGui::SameLine();
  ImGui::SetNextItemWidth(5.5f * ImGui::GetFontSize());
  if (ImGui::BeginCombo("##rate", fmt::format("{}×", clock.rate).c_str())) {
    for (const double rate : kRates) {
      if (ImGui::Selectable(fmt::format("{}×", rate).c_str(), rate == clock.rate))
        clock.rate = rate;
    }
    ImGui::EndCombo();
  }
}

ImU32 markColour(MarkKind kind) {
  switch (kind) {
    case MarkKind::event:
      return IM_COL32(204, 0, 64, 255);
    case MarkKind::jam:
      return IM_COL32(213, 94, 0, 255);
    case MarkKind::complete:
      return IM_COL32(0, 158, 115, 255);
  }
  return 0;
}

// Small triangles above the slider that was drawn last; what the mouse is on is told and, if
// clicked, jumped to.
void drawMarks(UiState& state, const Scene& scene) {
  const Frames& frames = *scene.document.frames;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const float grab = ImGui::GetStyle().GrabMinSize / 2 + 2;
  const double span_s = std::max(frames.end_s() - frames.start_s(), 1e-9);
  constexpr float kHalf_px = 4, kTall_px = 9;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  for (const Mark& mark : scene.marks) {
    const double share = (mark.time_s - frames.start_s()) / span_s;
    if (share < 0 || share > 1) continue;
    const float x = low.x + grab + (high.x - low.x - 2 * grab) * static_cast<float>(share);
    ImGui::GetWindowDrawList()->AddTriangleFilled({x - kHalf_px, low.y - kTall_px - 1},
                                                  {x + kHalf_px, low.y - kTall_px - 1},
                                                  {x, low.y - 1}, markColour(mark.kind));
    if (std::fabs(mouse.x - x) > kHalf_px || mouse.y < low.y - kTall_px - 2 || mouse.y > low.y)
      continue;
    ImGui::SetTooltip("%s  %s", clockText(mark.time_s).c_str(), mark.text.c_str());
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) state.clock.time_s = mark.time_s;
  }
}

void jumpToMark(Clock& clock, std::span<const Mark> marks, int direction) {
  constexpr double kHere_s = 0.05;
  const Mark* best = nullptr;
  for (const Mark& mark : marks) {
    const double ahead = (mark.time_s - clock.time_s) * direction;
    if (ahead > kHere_s && (!best || ahead < (best->time_s - clock.time_s) * direction))
      best = &mark;
  }
  if (best) clock.time_s = best->time_s;
}

}  // namespace

void advance(Clock& clock, const Scene& scene, double wall_s) {
  if (!scene.document.frames) return;
  const Frames& frames = *scene.document.frames;
  const LiveRun* live = scene.document.live.get();
  const bool growing = live && (live->stage() == LiveRun::Stage::preparing ||
                                live->stage() == LiveRun::Stage::running);
  if (growing && clock.time_s > frames.end_s()) return;  // the run will get there
  if (clock.playing) clock.time_s += wall_s * clock.rate;
  if (clock.time_s >= frames.end_s() && !growing) clock.playing = false;
  clock.time_s = std::clamp(clock.time_s, frames.start_s(), frames.end_s());
}

void timeKeys(UiState& state, const Scene& scene) {
  if (!scene.document.frames || ImGui::GetIO().WantTextInput) return;
  Clock& clock = state.clock;
  Frames& frames = *scene.document.frames;
  const bool far = ImGui::GetIO().KeyShift;
  constexpr double kFar_s = 10;
  if (ImGui::IsKeyPressed(GLFW_KEY_SPACE, false)) playOrPause(clock, frames);
  for (const int sign : {-1, 1}) {
    if (!ImGui::IsKeyPressed(sign < 0 ? GLFW_KEY_LEFT : GLFW_KEY_RIGHT)) continue;
    if (far) {
      clock.time_s += sign * kFar_s;
    } else {
      step(clock, frames, sign);
    }
  }
  if (ImGui::IsKeyPressed(GLFW_KEY_HOME)) clock.time_s = frames.start_s();
  if (ImGui::IsKeyPressed(GLFW_KEY_END)) clock.time_s = frames.end_s();
  if (ImGui::IsKeyPressed(GLFW_KEY_COMMA)) jumpToMark(clock, scene.marks, -1);
  if (ImGui::IsKeyPressed(GLFW_KEY_PERIOD)) jumpToMark(clock, scene.marks, 1);
  if (ImGui::IsKeyPressed(GLFW_KEY_EQUAL) || ImGui::IsKeyPressed(GLFW_KEY_KP_ADD))
    changeRate(clock, 1);
  if (ImGui::IsKeyPressed(GLFW_KEY_MINUS) || ImGui::IsKeyPressed(GLFW_KEY_KP_SUBTRACT))
    changeRate(clock, -1);
}

void drawTimeLine(UiState& state, const Scene& scene, const Frame& frame) {
  const Panel panel("##time", frame);
  if (!scene.document.frames) {
    ImGui::TextUnformatted(scene.words.text("viewer.time.plan-only").c_str());
    return;
  }
  drawButtons(state, scene);
  ImGui::SameLine();
  const Frames& frames = *scene.document.frames;
  const auto with = [&](simulation::Status s) {
    return std::to_string(scene.moment.with[static_cast<std::size_t>(s)]);
  };
  ImGui::TextUnformatted(
      scene.words
          .text("viewer.time.counts",
                {{"clock", clockText(state.clock.time_s)},
                 {"end", clockText(frames.end_s())},
                 {"waiting", with(simulation::Status::waiting)},
                 {"moving", with(simulation::Status::moving)},
                 {"out",
                  std::to_string(
                      scene.moment.with[static_cast<std::size_t>(simulation::Status::out)] +
                      scene.moment.with[static_cast<std::size_t>(simulation::Status::arrived)])}})
          .c_str());
  auto time = static_cast<float>(state.clock.time_s);
  ImGui::Dummy({0, 2});  // room for the marks
  ImGui::SetNextItemWidth(-1);
  if (ImGui::SliderFloat("##clock", &time, static_cast<float>(frames.start_s()),
                         static_cast<float>(frames.end_s()), clockText(state.clock.time_s).c_str()))
    state.clock.time_s = double{time};
  drawMarks(state, scene);
  if (!state.message.empty()) ImGui::TextDisabled("%s", state.message.c_str());
}

}  // namespace muster::viewer
