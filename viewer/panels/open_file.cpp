#include "viewer/panels/open_file.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>

#include "viewer/panels/control.h"
#include "viewer/panels/panel.h"

namespace muster::viewer {

namespace {

namespace fs = std::filesystem;

void show(FileDialog& dialog, const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::absolute(folder, error);
  dialog.folder = (error ? folder : whole).lexically_normal().string();
  dialog.entries = entriesOf(dialog.folder);
  dialog.isNew = true;
}

void choose(UiState& state, const std::string& file) {
  state.open.files = {file};
  state.open.beside = state.dialog.beside;
  state.dialog.visible = false;
}

void drawEntries(UiState& state) {
  FileDialog& dialog = state.dialog;
  const fs::path folder = dialog.folder;
  const bool up = ImGui::Selectable("..");
  ImGui::SetItemDefaultFocus();  // not the button to cancel
  if (up) return show(dialog, folder.parent_path());
  named(state, "dialog.up");
  for (std::size_t i = 0; i < dialog.entries.size(); ++i) {
    const FolderEntry entry = dialog.entries[i];
    const bool chosen = ImGui::Selectable((entry.name + (entry.isFolder ? "/" : "")).c_str());
    named(state, "dialog." + entry.name);
    if (!chosen) continue;
    if (entry.isFolder) return show(dialog, folder / entry.name);
    return choose(state, (folder / entry.name).string());
  }
}

void drawRecent(UiState& state, const report::Words& words) {
  ImGui::TextDisabled("%s", words.text("viewer.start.recent").c_str());
  for (std::size_t i = 0; i < state.settings.recent.size(); ++i) {
    const std::string file = state.settings.recent[i];
    const std::string name = fs::path(file).parent_path().filename() / fs::path(file).filename();
    if (ImGui::Selectable((name + "##old" + std::to_string(i)).c_str())) choose(state, file);
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", file.c_str());
  }
}

}  // namespace

void drawOpenFile(UiState& state, const report::Words& words, const Frame& window) {
  FileDialog& dialog = state.dialog;
  if (!dialog.visible) return;
  if (dialog.folder.empty()) {  // beside what was opened last
    const auto& recent = state.settings.recent;
    show(dialog, recent.empty() ? fs::path(".") : fs::path(recent.front()).parent_path());
  }
  const double line = double{ImGui::GetFontSize()};
  const double width = std::min(window.width - 2 * line, 52 * line);
  const double height = std::min(window.height - 2 * line, 34 * line);
  const Panel panel("##open",
                    {window.x + (window.width - width) / 2, window.y + (window.height - height) / 2,
                     width, height},
                    Panel::Layer::front);
  ImGui::TextUnformatted(
      words.text(dialog.beside ? "viewer.open.beside" : "viewer.open.title").c_str());
  ImGui::TextDisabled("%s", dialog.folder.c_str());
  ImGui::Separator();
  const float foot = 2.2f * ImGui::GetFontSize();
  ImGui::BeginChild("##entries", {static_cast<float>(0.55 * width), -foot}, true,
                    ImGuiWindowFlags_NavFlattened);
  drawEntries(state);
  ImGui::EndChild();
  ImGui::SameLine();
  ImGui::BeginChild("##recent", {0, -foot}, true, ImGuiWindowFlags_NavFlattened);
  drawRecent(state, words);
  ImGui::EndChild();
  if (button(state, "dialog.cancel", words.text("viewer.open.cancel")) ||
      ImGui::IsKeyPressed(GLFW_KEY_ESCAPE, false))
    dialog.visible = false;
}

}  // namespace muster::viewer
