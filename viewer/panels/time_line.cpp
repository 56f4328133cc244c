#include "viewer/panels/time_line.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

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

}  // namespace

std::string clockText(double time_s) {
  const auto whole = static_cast<long>(std::floor(time_s + 1e-6));
  if (whole >= 3600)
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

void advance(Clock& clock, const Scene& scene, double wall_s) {
  if (!scene.document.frames) return;
  const Frames& frames = *scene.document.frames;
  if (clock.playing) clock.time_s += wall_s * clock.rate;
  if (clock.time_s >= frames.end_s()) clock.playing = false;
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
  ImGui::SetNextItemWidth(-1);
  if (ImGui::SliderFloat("##clock", &time, static_cast<float>(frames.start_s()),
                         static_cast<float>(frames.end_s()), clockText(state.clock.time_s).c_str()))
    state.clock.time_s = double{time};
}

}  // namespace muster::viewer
