// Answers written outdoors: the form lies on the phone until the server has it.
import { answerForm } from "./answer/form";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-answer-form]")) answerForm(form);
