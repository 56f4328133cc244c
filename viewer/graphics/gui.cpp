#include "viewer/graphics/gui.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "report/words.h"

namespace muster::viewer {

namespace {

constexpr float kText_px = 17.0f;

// Fonts with Chinese, in the order of preference (packages fonts-wqy-microhei, fonts-wqy-zenhei,
// fonts-noto-cjk).
constexpr std::array<const char*, 3> kFonts{
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"};

std::string findFont() {
  for (const char* font : kFonts) {
    if (std::filesystem::exists(font)) return font;
  }
  return {};
}

void chooseStyle(float scale) {
  ImGui::StyleColorsLight();
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowRounding = 0;
  style.WindowBorderSize = 1;
  style.FrameRounding = 3;
  style.FrameBorderSize = 1;
  style.GrabRounding = 3;
  style.WindowPadding = {10, 8};
  style.ItemSpacing = {8, 6};
  style.Colors[ImGuiCol_WindowBg] = {0.965f, 0.967f, 0.972f, 1.0f};
  style.Colors[ImGuiCol_Border] = {0.78f, 0.79f, 0.82f, 1.0f};
  style.Colors[ImGuiCol_Text] = {0.12f, 0.12f, 0.14f, 1.0f};
  style.Colors[ImGuiCol_TextDisabled] = {0.40f, 0.40f, 0.44f, 1.0f};
  style.ScaleAllSizes(scale);
}

}  // namespace

Result<std::unique_ptr<Gui>> Gui::make(GLFWwindow* window, double scale) {
  std::string font = findFont();
  if (font.empty())
    return tl::unexpected(Problems{{Severity::error, "viewer.no-font", {}, {}, "", {}}});
  return std::unique_ptr<Gui>(new Gui(window, std::move(font), scale));
}

Gui::Gui(GLFWwindow* window, std::string font, double scale)
    : window_(window), font_(std::move(font)), scale_(scale) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  chooseStyle(static_cast<float>(scale));
  if (window_ != nullptr) ImGui_ImplGlfw_InitForOpenGL(window_, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

Gui::~Gui() {
  ImGui_ImplOpenGL3_Shutdown();
  if (window_ != nullptr) ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
}

void Gui::learn(const std::vector<std::string>& texts) {
  texts_.insert(texts_.end(), texts.begin(), texts.end());
  fontIsOld_ = true;
}

// Only the characters in use: all of a Chinese font would take seconds and hundreds of megabytes.
void Gui::buildFont() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontGlyphRangesBuilder wanted;
  wanted.AddRanges(atlas.GetGlyphRangesDefault());
  wanted.AddText("–—…·×≥≤²³→←↑↓▶⏸°％，。：；（）、“”");
  for (const report::Language language : {report::Language::en, report::Language::zh}) {
    for (const auto& [key, text] : report::catalogue(language)) wanted.AddText(text.c_str());
  }
  for (const std::string& text : texts_) wanted.AddText(text.c_str());
  ImVector<ImWchar> ranges;
  wanted.BuildRanges(&ranges);
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  ImFontConfig config;
  config.OversampleH = 1;
  const auto size_px = static_cast<float>(static_cast<double>(kText_px) * scale_);
  atlas.AddFontFromFileTTF(font_.c_str(), size_px, &config, ranges.Data);
  atlas.Build();
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
  fontIsOld_ = false;
}

void Gui::begin(int width, int height, double step_s) {
  if (fontIsOld_) buildFont();
  ImGui_ImplOpenGL3_NewFrame();
  if (window_ != nullptr) {
    ImGui_ImplGlfw_NewFrame();
  } else {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    constexpr double kLeast_s = 1e-4;  // ImGui wants time to pass
    io.DeltaTime = static_cast<float>(std::max(step_s, kLeast_s));
  }
  ImGui::NewFrame();
}

void Gui::end() {
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace muster::viewer
