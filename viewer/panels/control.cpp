#include "viewer/panels/control.h"

#include <imgui.h>

namespace muster::viewer {

void named(UiState& state, const std::string& name) {
  if (!ImGui::IsItemVisible()) return;
  const ImVec2 low = ImGui::GetItemRectMin(), size = ImGui::GetItemRectSize();
  state.controls[name] = {double{low.x}, double{low.y}, double{size.x}, double{size.y}};
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth();
  const float gap = ImGui::GetStyle().ItemSpacing.x / 2;  // rows of lists reach into it
  if (low.x + size.x > right + gap) state.cut.push_back(name);
}

void sameLineIfFits(const std::string& label) {
  ImGui::SameLine();
  const float box = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x;
  if (ImGui::GetContentRegionAvail().x < box + ImGui::CalcTextSize(label.c_str()).x)
    ImGui::NewLine();
}

bool button(UiState& state, const std::string& name, const std::string& text) {
  const bool pressed = ImGui::Button((text + "###" + name).c_str());
  named(state, name);
  return pressed;
}

bool choice(UiState& state, const Scene& scene, const char* key) {
  return button(state, std::string(key).substr(std::string("viewer.").size()),
                scene.words.text(key));
}

void chooseId(UiState& state, const char* name, const std::string& none, std::string& chosen,
              const std::vector<std::string>& ids) {
  ImGui::SetNextItemWidth(-1);
  const bool isOpen = ImGui::BeginCombo(("##" + std::string(name)).c_str(),
                                        (chosen.empty() ? none : chosen).c_str());
  named(state, name);
  if (!isOpen) return;
  if (ImGui::Selectable(none.c_str(), chosen.empty())) chosen.clear();
  for (const std::string& id : ids) {
    if (ImGui::Selectable(id.c_str(), id == chosen)) chosen = id;
    named(state, std::string(name) + "." + id);
  }
  ImGui::EndCombo();
}

}  // namespace muster::viewer
