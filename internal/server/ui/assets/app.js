// What the pages do beyond links and forms. Reading needs none of it.
import { startKeys } from "./keys.js";
import { startLinks } from "./link.js";
import { startSlider } from "./slider.js";
import { startToggle } from "./toggle.js";

startKeys(document);
startLinks(document);
startSlider(document);
startToggle(document);
