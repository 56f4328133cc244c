#include "viewer/panels/show.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>

#include "viewer/panels/panel.h"

namespace muster::viewer {

namespace {

void heading(const Scene& scene, const char* key) {
  ImGui::Spacing();
  ImGui::TextDisabled("%s", scene.words.text(key).c_str());
  ImGui::Separator();
}

void drawLanguage(UiState& state) {
  constexpr report::Language kLanguages[] = {report::Language::zh, report::Language::en};
  for (const report::Language language : kLanguages) {
    const bool zh = language == report::Language::zh;
    if (ImGui::RadioButton(zh ? "中文" : "English", state.language == language))
      state.language = language;
    if (zh) ImGui::SameLine();
  }
}

void drawLevels(UiState& state, const Scene& scene, const Frame& picture) {
  const plan::Campus& campus = *scene.document.campus;
  if (ImGui::RadioButton(scene.words.text("viewer.level.all").c_str(), state.view.stacked))
    showStack(state.view, campus, picture);
  for (std::size_t i = 0; i < campus.levels.size(); ++i) {
    const plan::LevelId level(i);
    const std::string name = scene.words.name(campus[level].name, campus[level].id);
    const bool chosen = !state.view.stacked && state.view.level == level;
    if (ImGui::RadioButton((name + "##level" + campus[level].id).c_str(), chosen))
      showLevel(state.view, campus, level, picture);
  }
  if (!state.view.stacked) return;
  auto stretch = static_cast<float>(state.view.stretch);
  ImGui::SetNextItemWidth(-1);
  if (ImGui::SliderFloat("##stretch", &stretch, 1.0f, 6.0f,
                         (scene.words.text("viewer.level.gap") + " ×%.1f").c_str())) {
    state.view.stretch = double{stretch};
    showStack(state.view, campus, picture);
  }
}

}  // namespace

void drawShow(UiState& state, const Scene& scene, const Frame& frame, const Frame& picture) {
  const Panel panel("##show", frame);
  drawLanguage(state);
  heading(scene, "viewer.heading.levels");
  drawLevels(state, scene, picture);
  if (scene.document.frames) {
    heading(scene, "viewer.heading.colours");
    for (std::size_t i = 0; i < kColourings; ++i) {
      const auto by = static_cast<ColourBy>(i);
      const std::string name = scene.words.text("viewer.colour." + std::string(spell(by)));
      if (ImGui::RadioButton(name.c_str(), state.colourBy == by)) state.colourBy = by;
    }
  }
  heading(scene, "viewer.heading.picture");
  ImGui::Checkbox(scene.words.text("viewer.picture.labels").c_str(), &state.view.labels);
}

void showKeys(UiState& state, const Scene& scene, const Frame& picture) {
  if (ImGui::GetIO().WantTextInput) return;
  const plan::Campus& campus = *scene.document.campus;
  const auto go = [&](std::ptrdiff_t by) {
    const auto now = static_cast<std::ptrdiff_t>(state.view.level.index()) + by;
    const auto last = static_cast<std::ptrdiff_t>(campus.levels.size()) - 1;
    const auto to = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(now, 0, last));
    showLevel(state.view, campus, plan::LevelId(to), picture);
  };
  if (ImGui::IsKeyPressed(GLFW_KEY_PAGE_UP)) go(1);
  if (ImGui::IsKeyPressed(GLFW_KEY_PAGE_DOWN)) go(-1);
  if (ImGui::IsKeyPressed(GLFW_KEY_F, false)) showWhole(state.view, campus, picture);
  if (ImGui::IsKeyPressed(GLFW_KEY_L, false))
    state.language =
        state.language == report::Language::zh ? report::Language::en : report::Language::zh;
  if (ImGui::IsKeyPressed(GLFW_KEY_S, false)) {
    if (state.view.stacked) {
      showLevel(state.view, campus, state.view.level, picture);
    } else {
      showStack(state.view, campus, picture);
    }
  }
}

}  // namespace muster::viewer
