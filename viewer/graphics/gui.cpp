#include "viewer/graphics/gui.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <vector>

#include "report/words.h"

namespace muster::viewer {

namespace {

constexpr float kText_px = 17.0f;

// Fonts with Chinese, in the order of preference (packages fonts-wqy-microhei, fonts-wqy-zenhei,
// fonts-noto-cjk), below the folders of shared data.
constexpr std::array<const char*, 3> kFonts{"fonts/truetype/wqy/wqy-microhei.ttc",
                                            "fonts/truetype/wqy/wqy-zenhei.ttc",
                                            "fonts/opentype/noto/NotoSansCJK-Regular.ttc"};

// $XDG_DATA_DIRS, or what the base directory specification says without it.
std::vector<std::filesystem::path> dataFolders() {
  const char* named = std::getenv("XDG_DATA_DIRS");
  std::istringstream list(named != nullptr && *named != 0 ? named : "/usr/local/share:/usr/share");
  std::vector<std::filesystem::path> folders;
  for (std::string folder; std::getline(list, folder, ':');) folders.emplace_back(folder);
  return folders;
}

std::string findFont() {
  for (const char* font : kFonts) {
    for (const std::filesystem::path& folder : dataFolders()) {
      if (std::filesystem::exists(folder / font)) return folder / font;
    }
  }
  return {};
}

void raiseContrast(ImGuiStyle& style) {
  const ImVec4 kBlack{0, 0, 0, 1}, kWhite{1, 1, 1, 1};
  for (const ImGuiCol what : {ImGuiCol_Text, ImGuiCol_TextDisabled, ImGuiCol_Border,
                              ImGuiCol_CheckMark, ImGuiCol_Separator, ImGuiCol_SliderGrab})
    style.Colors[what] = kBlack;
  for (const ImGuiCol what :
       {ImGuiCol_WindowBg, ImGuiCol_ChildBg, ImGuiCol_FrameBg, ImGuiCol_Button, ImGuiCol_Tab})
    style.Colors[what] = kWhite;
  // Yellow under black: what is chosen or under the mouse.
  for (const ImGuiCol what : {ImGuiCol_Header, ImGuiCol_HeaderHovered, ImGuiCol_ButtonHovered,
                              ImGuiCol_FrameBgHovered, ImGuiCol_TabActive, ImGuiCol_TabHovered})
    style.Colors[what] = {1, 0.87f, 0.2f, 1};
  style.FrameBorderSize = style.WindowBorderSize = 2;
}

void chooseStyle(float scale, bool highContrast) {
  ImGui::GetStyle() = ImGuiStyle();
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
  if (highContrast) raiseContrast(style);
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
  chooseStyle(static_cast<float>(scale), false);
  if (window_ != nullptr) ImGui_ImplGlfw_InitForOpenGL(window_, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

Gui::~Gui() {
  ImGui_ImplOpenGL3_Shutdown();
  if (window_ != nullptr) ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
}

void Gui::look(double scale, bool highContrast) {
  if (scale == scale_ && highContrast == highContrast_) return;
  fontIsOld_ = fontIsOld_ || scale != scale_;
  scale_ = scale;
  highContrast_ = highContrast;
  chooseStyle(static_cast<float>(scale), highContrast);
}

void Gui::moveByKeys(bool on) {
  if (window_ == nullptr) return;  // ImGui wants its keys mapped, which the window does
  ImGuiConfigFlags& flags = ImGui::GetIO().ConfigFlags;
  flags =
      on ? flags | ImGuiConfigFlags_NavEnableKeyboard : flags & ~ImGuiConfigFlags_NavEnableKeyboard;
}

void Gui::point(double x, double y, bool pressed) {
  mouse_ = Mouse{static_cast<float>(x), static_cast<float>(y), pressed};
}

void Gui::press(int key, bool down) {
  ImGui::GetIO().KeysDown[key] = down;
}

void Gui::holdShift(bool down) {
  ImGui::GetIO().KeyShift = down;
}

void Gui::keyChanged(const KeyChange& change) {
  changes_.push_back(change);
}

// ImGui looks at keys once a picture: a tap that is shorter than one would be lost. So each key
// changes once a picture, and what came after waits for the next.
void Gui::passKeys() {
  std::size_t passed = 0;
  for (; passed < changes_.size(); ++passed) {
    const KeyChange& change = changes_[passed];
    const auto before = changes_.begin() + static_cast<std::ptrdiff_t>(passed);
    if (std::find_if(changes_.begin(), before,
                     [&](const KeyChange& earlier) { return earlier.key == change.key; }) != before)
      break;
    ImGui_ImplGlfw_KeyCallback(window_, change.key, change.scancode, change.action, change.mods);
  }
  changes_.erase(changes_.begin(), changes_.begin() + static_cast<std::ptrdiff_t>(passed));
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
  ImGuiIO& io = ImGui::GetIO();
  if (window_ != nullptr) {
    passKeys();
    ImGui_ImplGlfw_NewFrame();
    // Space alone activates what the arrow keys have come to; everybody tries Enter.
    const bool moves = (io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0;
    if (moves && io.KeysDown[GLFW_KEY_ENTER]) io.NavInputs[ImGuiNavInput_Activate] = 1.0f;
  } else {
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    constexpr double kLeast_s = 1e-4;  // ImGui wants time to pass
    io.DeltaTime = static_cast<float>(std::max(step_s, kLeast_s));
  }
  if (mouse_) {
    io.MousePos = {mouse_->x, mouse_->y};
    io.MouseDown[ImGuiMouseButton_Left] = mouse_->pressed;
  }
  ImGui::NewFrame();
}

void Gui::end() {
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace muster::viewer
