#include "viewer/panels/side.h"

#include <imgui.h>

#include "viewer/panels/bottlenecks.h"
#include "viewer/panels/compare.h"
#include "viewer/panels/control.h"
#include "viewer/panels/curves.h"
#include "viewer/panels/events.h"
#include "viewer/panels/inspector.h"
#include "viewer/panels/panel.h"
#include "viewer/panels/run.h"

namespace muster::viewer {

namespace {

template <class Draw>
void drawTab(UiState& state, const Scene& scene, Tab tab, const char* key, const Draw& draw) {
  const bool follow = state.tabChosen && state.tab == tab;
  const std::string label = scene.words.text(key) + "###" + key;
  const bool isOpen = ImGui::BeginTabItem(
      label.c_str(), nullptr, follow ? ImGuiTabItemFlags_SetSelected : ImGuiTabItemFlags_None);
  named(state, std::string(key).substr(std::string("viewer.").size()));
  if (!isOpen) return;
  if (!state.tabChosen) state.tab = tab;
  ImGui::BeginChild(key);
  draw();
  ImGui::EndChild();
  ImGui::EndTabItem();
}

}  // namespace

void drawSide(UiState& state, const Scene& scene, const Frame& frame) {
  const Panel panel("##side", frame);
  if (!ImGui::BeginTabBar("##tabs")) return;
  const bool chosen = state.tabChosen;
  drawTab(state, scene, Tab::bottlenecks, "viewer.tab.bottlenecks",
          [&] { drawBottlenecks(state, scene); });
  drawTab(state, scene, Tab::curves, "viewer.tab.curves", [&] { drawCurves(state, scene); });
  drawTab(state, scene, Tab::selection, "viewer.tab.inspector",
          [&] { drawInspector(state, scene); });
  drawTab(state, scene, Tab::events, "viewer.tab.events", [&] { drawEvents(state, scene); });
  if (scene.document.live)
    drawTab(state, scene, Tab::run, "viewer.tab.run", [&] { drawRun(state, scene); });
  if (scene.other)
    drawTab(state, scene, Tab::compare, "viewer.tab.compare", [&] { drawCompare(state, scene); });
  if (chosen) state.tabChosen = false;
  ImGui::EndTabBar();
}

}  // namespace muster::viewer
