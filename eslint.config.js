// What the compiler does not see: promises nobody waits for, errors nobody hears, tests that do not run. No line switches a rule off.
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const unrunTests = ['it', 'test', 'describe'].flatMap((name) => [
  {
    selector: `MemberExpression[object.name='${name}'][property.name=/^(skip|only|todo|fixme|skipIf|runIf|fails)$/]`,
    message: 'Elke test draait, altijd: geen skip, only, todo, fails, skipIf of runIf.'
  },
  { selector: `CallExpression[callee.name='x${name}']`, message: 'Elke test draait, altijd.' }
])

const swallowedErrors = [
  {
    selector: "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression[params.length=0] > :matches(Literal, Identifier[name='undefined'], BlockStatement[body.length=0], ObjectExpression[properties.length=0], ArrayExpression[elements.length=0])",
    message: 'Een fout wordt gemeld, doorgegeven of met een reden verwerkt; niet weggegooid.'
  },
  { selector: 'CatchClause > BlockStatement[body.length=0]', message: 'Een fout wordt gemeld, doorgegeven of met een reden verwerkt; niet weggegooid.' }
]

export default defineConfig(
  { ignores: ['node_modules/', 'build/', '.weging/', '**/generated/', 'coverage/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.base,
  {
    files: ['**/*.{ts,tsx,mjs,mts}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The compiler knows these better, types and globals included.
      'no-undef': 'off',
      'no-redeclare': 'off',
      'no-unused-vars': 'off',
      'no-dupe-class-members': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true, 'ts-check': false }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'prefer-const': 'error',
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', ...unrunTests, ...swallowedErrors]
    }
  },
  {
    files: ['app/**/*.{ts,tsx}', 'realtime/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // The process has a log (pino); what goes to the console is lost, or seen by whoever may not.
      'no-console': 'error'
    }
  },
  // The tools' own settings belong to no TypeScript project.
  { files: ['*.{js,cjs}', '*.config.{js,ts}'], languageOptions: { parserOptions: { projectService: false }, globals: { module: 'writable', process: 'readonly', URL: 'readonly' } }, extends: [tseslint.configs.disableTypeChecked] }
)
