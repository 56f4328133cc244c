#include "viewer/panels/run.h"

#include <imgui.h>

#include "viewer/panels/control.h"
#include "viewer/panels/edits.h"
#include "viewer/panels/time_line.h"

namespace muster::viewer {

namespace {

void drawProgress(const Scene& scene) {
  const LiveRun& live = *scene.document.live;
  const auto text = [&](const char* key) { return scene.words.text(key); };
  switch (live.stage()) {
    case LiveRun::Stage::preparing:
      ImGui::TextUnformatted(text("viewer.run.preparing").c_str());
      break;
    case LiveRun::Stage::running:
      ImGui::TextUnformatted(
          scene.words
              .text("viewer.run.running", {{"time", clockText(scene.document.frames->end_s())}})
              .c_str());
      break;
    case LiveRun::Stage::done:
      ImGui::TextUnformatted(
          scene.words.text("viewer.run.done", {{"time", clockText(scene.document.frames->end_s())}})
              .c_str());
      break;
    case LiveRun::Stage::failed:
      for (const Problem& problem : live.problems())
        ImGui::TextWrapped("%s", scene.words.line(problem).c_str());
      break;
  }
}

void drawChanges(UiState& state, const Scene& scene) {
  for (const Change& change : state.changes) {
    ImGui::Bullet();
    ImGui::TextWrapped("%s", changeText(change, scene.words).c_str());
  }
  if (state.changes.empty()) return;
  if (button(state, "run.undo", scene.words.text("viewer.run.undo"))) {
    state.changes.pop_back();
    state.wish = RunWish::fromHere;
  }
  ImGui::SameLine();
  if (button(state, "run.save", scene.words.text("viewer.run.save"))) state.wish = RunWish::save;
}

}  // namespace

void drawRun(UiState& state, const Scene& scene) {
  drawProgress(scene);
  ImGui::Separator();
  drawEdits(state, scene);
  ImGui::Separator();
  drawChanges(state, scene);
  if (button(state, "run.again", scene.words.text("viewer.run.again")))
    state.wish = RunWish::fromStart;
}

}  // namespace muster::viewer
