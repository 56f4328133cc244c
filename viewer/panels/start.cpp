#include "viewer/panels/start.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>

#include "viewer/panels/control.h"
#include "viewer/panels/panel.h"

namespace muster::viewer {

namespace {

namespace fs = std::filesystem;

void open(UiState& state, const std::string& file) {
  state.open.files = {file};
  state.open.beside = false;
}

void drawCard(UiState& state, const report::Words& words, const Sample& sample, float width) {
  const std::string stem = fs::path(sample.file).stem().string();
  const float line = ImGui::GetFontSize();
  const ImVec2 corner = ImGui::GetCursorScreenPos(), size{width, 5.4f * line};
  ImGui::PushStyleColor(ImGuiCol_Button, IM_COL32_WHITE);
  // Grey text must be read on it.
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, IM_COL32(226, 238, 255, 255));
  if (ImGui::Button(("##" + stem).c_str(), size)) open(state, sample.file);
  ImGui::PopStyleColor(2);
  named(state, "sample." + stem);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto text = [&](float lines, const std::string& written, ImGuiCol colour, float scale) {
    list.AddText(ImGui::GetFont(), scale * line, {corner.x + 0.8f * line, corner.y + lines * line},
                 ImGui::GetColorU32(colour), written.c_str());
  };
  std::string about = words.text("viewer.start.people", {{"count", std::to_string(sample.people)}});
  if (sample.fire) about += " · " + words.text("viewer.start.fire");
  list.PushClipRect(corner, {corner.x + size.x - 4, corner.y + size.y}, true);
  text(0.6f, words.name(sample.title, stem), ImGuiCol_Text, 1.15f);
  text(2.3f, about, ImGuiCol_Text, 1);
  text(3.7f, fs::path(sample.file).filename().string(), ImGuiCol_TextDisabled, 1);
  list.PopClipRect();
}

void drawSamples(UiState& state, const report::Words& words, std::span<const Sample> samples) {
  constexpr float kLeast_lines = 22;
  const float space = ImGui::GetContentRegionAvail().x, gap = ImGui::GetStyle().ItemSpacing.x;
  const int columns = std::max(1, static_cast<int>(space / (kLeast_lines * ImGui::GetFontSize())));
  const float width = (space - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (i % static_cast<std::size_t>(columns) != 0) ImGui::SameLine();
    drawCard(state, words, samples[i], width);
  }
}

void drawRecent(UiState& state, const report::Words& words) {
  if (state.settings.recent.empty()) return;
  ImGui::Spacing();
  ImGui::TextDisabled("%s", words.text("viewer.start.recent").c_str());
  ImGui::Separator();
  for (std::size_t i = 0; i < state.settings.recent.size(); ++i) {
    const std::string file = state.settings.recent[i];
    if (ImGui::Selectable((file + "##recent" + std::to_string(i)).c_str())) open(state, file);
    named(state, "recent." + std::to_string(i + 1));
  }
}

}  // namespace

void drawLooks(UiState& state, const report::Words& words) {
  constexpr report::Language kLanguages[] = {report::Language::zh, report::Language::en};
  for (const report::Language language : kLanguages) {
    const bool zh = language == report::Language::zh;
    if (ImGui::RadioButton(zh ? "中文" : "English", state.language == language))
      state.language = language;
    named(state, zh ? "language.zh" : "language.en");
    if (zh) sameLineIfFits("English");
  }
  const std::string contrast = words.text("viewer.look.contrast");
  sameLineIfFits(contrast);
  ImGui::Checkbox(contrast.c_str(), &state.settings.highContrast);
  named(state, "look.contrast");
  auto percent = static_cast<int>(100 * state.settings.scale + 0.5);
  ImGui::SetNextItemWidth(11 * ImGui::GetFontSize());
  // Taken over when it is let go: under the mouse the slider must not grow.
  ImGui::SliderInt("##scale", &percent, static_cast<int>(100 * kLeastScale), 250,
                   (words.text("viewer.look.text") + " %d %%").c_str());
  if (ImGui::IsItemActive()) state.scaleWish = percent / 100.0;
  if (ImGui::IsItemDeactivated() && state.scaleWish > 0)
    state.settings.scale = std::exchange(state.scaleWish, 0);
}

void startKeys(UiState& state) {
  if (!ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(GLFW_KEY_O, false))
    state.dialog.visible = true;
}

void drawStart(UiState& state, const report::Words& words, std::span<const Sample> samples,
               const Frame& frame) {
  const double margin = std::max(0.0, (frame.width - 75 * double{ImGui::GetFontSize()}) / 2);
  const Panel panel("##start", frame);
  ImGui::SetCursorPosX(static_cast<float>(margin) + ImGui::GetStyle().WindowPadding.x);
  ImGui::BeginChild(
      "##page",
      {static_cast<float>(frame.width - 2 * margin) - 2 * ImGui::GetStyle().WindowPadding.x, 0},
      false, ImGuiWindowFlags_NavFlattened);
  ImGui::SetWindowFontScale(1.6f);
  ImGui::TextUnformatted("Muster");
  ImGui::SetWindowFontScale(1.0f);
  ImGui::TextWrapped("%s", words.text("viewer.start.about").c_str());
  drawLooks(state, words);
  ImGui::Spacing();
  if (button(state, "start.open", words.text("viewer.open.button"))) state.dialog.visible = true;
  ImGui::SameLine();
  ImGui::TextDisabled("%s", words.text("viewer.start.drop").c_str());
  if (!state.message.empty()) ImGui::TextWrapped("%s", state.message.c_str());
  ImGui::Spacing();
  ImGui::TextDisabled("%s", words.text("viewer.start.samples").c_str());
  ImGui::Separator();
  if (samples.empty()) ImGui::TextWrapped("%s", words.text("viewer.start.no-samples").c_str());
  drawSamples(state, words, samples);
  drawRecent(state, words);
  ImGui::EndChild();
}

}  // namespace muster::viewer
