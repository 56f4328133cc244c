#include "viewer/panels/show.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>

#include "viewer/content/recorded_fire.h"
#include "viewer/panels/control.h"
#include "viewer/panels/panel.h"
#include "viewer/panels/start.h"

namespace muster::viewer {

namespace {

void heading(const Scene& scene, const char* key) {
  ImGui::Spacing();
  ImGui::TextDisabled("%s", scene.words.text(key).c_str());
  ImGui::Separator();
}

bool canShow(Heat heat, const Scene& scene) {
  const Document& document = scene.document;
  if (isOfFire(heat) && (!document.description || !document.description->fire)) return false;
  if (heat == Heat::margin) return document.live || hasMargin(*document.description->fire);
  if (isOfFire(heat)) return true;
  return heat != Heat::difference || scene.other != nullptr;
}

void drawFiles(UiState& state, const Scene& scene) {
  if (button(state, "show.open", scene.words.text("viewer.open.button"))) {
    state.dialog.visible = true;
    state.dialog.beside = false;
  }
  if (!scene.document.frames) return;
  ImGui::SameLine();
  if (button(state, "show.compare", scene.words.text("viewer.open.compare"))) {
    state.dialog.visible = true;
    state.dialog.beside = true;
  }
}

void drawLevels(UiState& state, const Scene& scene, const Frame& picture) {
  const plan::Campus& campus = *scene.document.campus;
  if (ImGui::RadioButton(scene.words.text("viewer.level.all").c_str(), state.view.stacked))
    showStack(state.view, campus, picture);
  named(state, "level.all");
  for (std::size_t i = 0; i < campus.levels.size(); ++i) {
    const plan::LevelId level(i);
    const std::string name = scene.words.name(campus[level].name, campus[level].id);
    const bool chosen = !state.view.stacked && state.view.level == level;
    if (ImGui::RadioButton((name + "##level" + campus[level].id).c_str(), chosen))
      showLevel(state.view, campus, level, picture);
    named(state, "level." + campus[level].id);
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

// The next that the document can show.
void chooseKeys(UiState& state, const Scene& scene) {
  const Document& document = scene.document;
  if (document.frames && ImGui::IsKeyPressed(GLFW_KEY_C, false)) {
    do {
      state.colourBy =
          static_cast<ColourBy>((static_cast<std::size_t>(state.colourBy) + 1) % kColourings);
    } while (!canColour(document, state.colourBy));
  }
  if (document.frames && ImGui::IsKeyPressed(GLFW_KEY_H, false)) {
    do {
      state.heat = static_cast<Heat>((static_cast<std::size_t>(state.heat) + 1) % kHeats);
    } while (!canShow(state.heat, scene));
  }
  if (ImGui::IsKeyPressed(GLFW_KEY_B, false) && document.tables &&
      !document.tables->bottlenecks.empty())
    flyTo(
        state, document,
        document.tables->bottlenecks[state.nextBottleneck++ % document.tables->bottlenecks.size()]);
  if (ImGui::IsKeyPressed(GLFW_KEY_TAB, false)) {
    const std::size_t tabs = scene.other ? kTabs : document.live ? kTabs - 1 : kTabs - 2;
    state.tab = static_cast<Tab>((static_cast<std::size_t>(state.tab) + 1) % tabs);
    if (state.tab == Tab::run && !document.live) state.tab = Tab::compare;
    state.tabChosen = true;
  }
}

}  // namespace

const char* whyNoFire(const Document& document) {
  if (document.live || !document.tables) return nullptr;
  const bool smoky = std::ranges::any_of(document.tables->agents,
                                         [](const auto& row) { return row.exposure.has_value(); });
  if (!smoky) return nullptr;
  if (!document.description || !document.description->fire) return "viewer.heat.no-scenario";
  return hasMargin(*document.description->fire) ? nullptr : "viewer.heat.no-margin";
}

void drawShow(UiState& state, const Scene& scene, const Frame& frame, const Frame& picture) {
  const Panel panel("##show", frame);
  drawFiles(state, scene);
  drawLooks(state, scene.words);
  heading(scene, "viewer.heading.levels");
  drawLevels(state, scene, picture);
  if (scene.document.frames) {
    heading(scene, "viewer.heading.colours");
    for (std::size_t i = 0; i < kColourings; ++i) {
      const auto by = static_cast<ColourBy>(i);
      const std::string name = scene.words.text("viewer.colour." + std::string(spell(by)));
      ImGui::BeginDisabled(!canColour(scene.document, by));
      if (ImGui::RadioButton(name.c_str(), state.colourBy == by)) state.colourBy = by;
      named(state, "colour." + std::string(spell(by)));
      ImGui::EndDisabled();
    }
    heading(scene, "viewer.heading.heat");
    for (std::size_t i = 0; i < kHeats; ++i) {
      const auto heat = static_cast<Heat>(i);
      const std::string name = scene.words.text("viewer.heat." + std::string(spell(heat)));
      if (!canShow(heat, scene)) continue;
      if (ImGui::RadioButton((name + "##heat").c_str(), state.heat == heat)) state.heat = heat;
      named(state, "heat." + std::string(spell(heat)));
    }
    if (const char* key = whyNoFire(scene.document))
      ImGui::TextWrapped("%s", scene.words.text(key).c_str());
  }
  heading(scene, "viewer.heading.picture");
  ImGui::Checkbox(scene.words.text("viewer.picture.labels").c_str(), &state.view.labels);
  named(state, "picture.labels");
  ImGui::Checkbox(scene.words.text("viewer.picture.people").c_str(), &state.view.people);
  named(state, "picture.people");
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
  if (ImGui::IsKeyPressed(GLFW_KEY_O, false)) state.dialog.visible = true;
  chooseKeys(state, scene);
  if (ImGui::IsKeyPressed(GLFW_KEY_S, false)) {
    if (state.view.stacked) {
      showLevel(state.view, campus, state.view.level, picture);
    } else {
      showStack(state.view, campus, picture);
    }
  }
}

}  // namespace muster::viewer
